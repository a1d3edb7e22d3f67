package dev.freshet.streams;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks an instance how it is, for platforms that look from inside the container: exit code 0 where the answer is 200, 1 otherwise,
 * with a line that says why. Needs the JDK alone, so that it starts fast.
 */
public final class HealthCheck {

    /** Set where the default, {@code http://127.0.0.1:PORT/health/live}, is not where the instance answers: with TLS, say. */
    static final String URL_VARIABLE = "FRESHET_HEALTH_URL";

    private static final String PORT_VARIABLE = "FRESHET_HTTP__PORT";
    private static final int TIMEOUT_MS = 3_000;

    private HealthCheck() {}

    /** @param arguments the URL to ask, or nothing */
    public static void main(String[] arguments) {
        System.exit(run(arguments.length > 0 ? URI.create(arguments[0]) : url(System.getenv())));
    }

    static URI url(Map<String, String> environment) {
        return URI.create(environment.getOrDefault(
                URL_VARIABLE, "http://127.0.0.1:" + environment.getOrDefault(PORT_VARIABLE, "8080") + "/health/live"));
    }

    static int run(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return 0;
            }
            System.err.println(url + " answers " + status + " " + body(connection));
        } catch (IOException e) {
            System.err.println(url + " does not answer: " + e.getMessage());
        }
        return 1;
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
