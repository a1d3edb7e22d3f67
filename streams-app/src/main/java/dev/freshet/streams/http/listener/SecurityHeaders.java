package dev.freshet.streams.http.listener;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** What browsers are told with every answer. An answer may say otherwise for itself. */
public final class SecurityHeaders implements HttpConfiguration.Customizer {

    /** Scripts, styles, pictures and requests of this instance alone, nothing written into the page, and no frame around it. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String API = "/v1/";

    @Override
    public Request customize(Request request, HttpFields.Mutable response) {
        add(response);
        if (Request.getPathInContext(request).startsWith(API)) {
            // It is about people, or old the next moment.
            response.put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        return request;
    }

    /** Also for the faults that are told before there is a request to customize. */
    public static void add(HttpFields.Mutable response) {
        response.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.put("X-Content-Type-Options", "nosniff");
        response.put("X-Frame-Options", "DENY");
        response.put("Referrer-Policy", "no-referrer");
        response.put("Cross-Origin-Opener-Policy", "same-origin");
        response.put("Cross-Origin-Resource-Policy", "same-origin");
    }
}
