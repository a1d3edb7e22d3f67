package dev.freshet.streams.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where the instance answers HTTP, and whom. */
public record HttpConfig(
        @Explained(
                value = "Address to listen on; only this machine by default.",
                why = "Any other needs at least one token (decision 0015).")
        String host,

        @Explained(
                value = "Port to listen on; 0 takes a free one.",
                unit = "port",
                why = "Probes, metrics, requests and the other instances come to this one port.")
        int port,

        @Explained(
                value = "Origins of pages elsewhere whose scripts may ask, such as https://shop.example, separated by "
                        + "commas.",
                why = "None by default: a page elsewhere has no business here.")
        Optional<String> corsOrigins,

        @Explained("With a certificate, or without.") TlsConfig tls,
        @Explained("What one caller may take.") HttpLimits limits,

        @Explained(
                value = "Tokens by name: read,write,admin:SHA-256, as `freshet token` prints them.",
                why = "Without any, whoever reaches the port may do everything, so it is open to this machine alone.")
        Map<String, String> tokens) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([A-Za-z0-9.\\-]+|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");

    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);

    public HttpConfig {
        tokens = Map.copyOf(tokens);
        Check check = new Check().notBlank("host", host).between("port", port, 0, 65_535);
        for (String origin : split(corsOrigins)) {
            check.that(
                    ORIGIN.matcher(origin).matches(),
                    "cors-origins",
                    origin,
                    "give origins such as https://shop.example, separated by commas, without a path or a *");
        }
        TreeMap<String, String> seen = new TreeMap<>();
        new TreeMap<>(tokens).forEach((name, text) -> {
            String fault = AccessToken.fault(text);
            check.that(fault.isEmpty(), "tokens." + name, Secrets.HIDDEN, fault);
            String twin =
                    fault.isEmpty() ? seen.put(AccessToken.parse(name, text).sha256(), name) : null;
            check.that(
                    twin == null,
                    "tokens." + name,
                    Secrets.HIDDEN,
                    "it is the token of " + twin + " again; make another");
        });
        check.done();
    }

    /** Everything else as by default. */
    public HttpConfig(String host, int port) {
        this(host, port, Optional.empty(), TlsConfig.NONE, HttpLimits.DEFAULT, Map.of());
    }

    /** The same on another port. */
    public HttpConfig at(int otherPort) {
        return new HttpConfig(host, otherPort, corsOrigins, tls, limits, tokens);
    }

    /** In the order of their names. */
    public List<AccessToken> accessTokens() {
        List<AccessToken> all = new ArrayList<>();
        new TreeMap<>(tokens).forEach((name, text) -> all.add(AccessToken.parse(name, text)));
        return all;
    }

    public List<String> origins() {
        return split(corsOrigins);
    }

    private static List<String> split(Optional<String> text) {
        return text.stream()
                .flatMap(all -> Pattern.compile(",").splitAsStream(all))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }
}
