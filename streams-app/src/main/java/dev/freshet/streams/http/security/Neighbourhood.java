package dev.freshet.streams.http.security;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose pages may ask. A browser lets any page send requests to this machine; what it cannot do is lie about the page's origin and
 * the name that it looked up.
 */
final class Neighbourhood {

    private final List<String> origins;

    Neighbourhood(List<String> origins) {
        this.origins = origins;
    }

    /** Whether a change that a page asks for may be made: it is of this instance's own page, of a listed one, or of no page. */
    boolean admits(Optional<String> origin, Optional<String> host) {
        return origin.isEmpty()
                || origins.contains(origin.get())
                || host.map(own -> origin.get().equals("http://" + own)
                                || origin.get().equals("https://" + own))
                        .orElse(false);
    }

    static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    /** Without looking a name up: what a name server says is not this machine's to trust. */
    static boolean isLoopback(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT).equals("localhost")
                || (InetAddresses.isInetAddress(bare)
                        && InetAddresses.forString(bare).isLoopbackAddress());
    }
}
