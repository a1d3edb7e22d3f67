package dev.freshet.streams.http;

import java.util.List;
import java.util.Random;

/** A request that means no good to one of some operations, or to none. Each char is one byte. */
final class RandomRequest {

    private static final List<String> IDS = List.of(
            "anna",
            "..",
            "%2e%2e",
            ".%2e/..",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e%5cboot",
            "%c0%ae%c0%ae",
            "%c0%afetc",
            "%00",
            "a%00b",
            "%0d%0aX-Injected:%201",
            "%",
            "%z",
            "%u0041",
            "%ff%fe",
            "%ed%a0%80",
            "%f4%90%80%80",
            "%f0%9f%92%a5",
            "%e2%80%ae%d7%90",
            "a%25b",
            "a%2fb",
            "a%252fb",
            "a;jsessionid=1",
            ";",
            "a\\b",
            "\u00e9\u00ff",
            "{id}",
            "<x>",
            "a b",
            "%20",
            "$%7bjndi:ldap://x%7d",
            "'%20or%201=1--",
            "x".repeat(300),
            "%41".repeat(600),
            "x".repeat(1_900),
            "");

    private static final List<String> QUERIES = List.of(
            "",
            "?",
            "?count=0",
            "?count=-1",
            "?count=2147483648",
            "?count=NaN",
            "?count=",
            "?count=1&count=2",
            "?count[]=1",
            "?%zz=1",
            "?count=%ff",
            "?=&&==",
            "?category=%00%3e",
            "?exclude=" + ",".repeat(1_000),
            "?after=9-9999999999999999999",
            "?after=%f0%9f%92%a5",
            "?explain=maybe",
            "#fragment",
            "?a=" + "x".repeat(4_000));

    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/..",
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/.git/config",
            "/v1",
            "/v1/",
            "/v1//users",
            "/v1/users//recommendations",
            "/WEB-INF/web.xml",
            "/openapi.json/..;/metrics",
            "*",
            "http://evil.example/v1/users/anna",
            "http://localhost@evil.example/",
            "anna",
            "\u0000",
            "/" + "a/".repeat(900));

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "get",
            "PRI",
            "G\u0000T",
            "X".repeat(300),
            "(");

    private static final List<String> HEADERS = List.of(
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 5\r\nContent-Length: 6\r\n",
            "Content-Length: 100\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: \u000bchunked\r\n",
            "Expect: 100-continue\r\n",
            "Expect: miracles\r\n",
            "Host: evil.example\r\n",
            "Host: [::1\r\n",
            "Host: a b\r\n",
            "Authorization: Bearer\r\n",
            "Authorization: Bearer " + "x".repeat(1_000) + "\r\n",
            "Authorization: Basic \u00ff\u00fe\r\n",
            "Content-Type: application/json; charset=nonsense\r\n",
            "Content-Type: multipart/form-data\r\n",
            "Content-Type: multipart/form-data; boundary=" + "-".repeat(200) + "\r\n",
            "Content-Encoding: gzip\r\n",
            "Accept-Encoding: gzip;q=nan, br;q=9\r\n",
            "Accept: \u0001\r\n",
            "Range: bytes=0-0,1-1,-99999999999999999999\r\n",
            "Cookie: a=\"; b; =; $Version=1\r\n",
            "Upgrade: websocket\r\nConnection: Upgrade\r\n",
            "Upgrade: h2c\r\nHTTP2-Settings: AAAA\r\n",
            "Origin: null\r\n",
            "If-None-Match: *\r\n",
            "X-Forwarded-For: ${jndi:ldap://x}\r\n",
            " folded\r\n",
            "no colon\r\n",
            ": no name\r\n",
            "X-Nul: a\u0000b\r\n",
            "X-Bare: a\rb\r\n",
            "X-Long: " + "x".repeat(3_000) + "\r\n",
            "X: 1\r\n".repeat(400));

    private final Random random;
    private final List<Operation> operations;
    private final RandomJson json;

    RandomRequest(long seed, List<Operation> operations) {
        this.random = new Random(seed);
        this.operations = operations;
        this.json = new RandomJson(random);
    }

    String next() {
        return switch (random.nextInt(20)) {
            case 0 -> noise();
            case 1 -> "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + noise();
            case 2 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + noise();
            case 3 -> oneOf(METHODS) + " " + oneOf(PATHS) + oneOf(QUERIES) + version() + headers("");
            default -> aimed();
        };
    }

    /** At an operation, with up to a few things wrong. */
    private String aimed() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        String path = operation.path();
        while (path.indexOf('{') >= 0) {
            path = path.substring(0, path.indexOf('{')) + oneOf(IDS) + path.substring(path.indexOf('}') + 1);
        }
        String method =
                random.nextInt(6) == 0 ? oneOf(METHODS) : operation.verb().name();
        String body = operation.body().isPresent() || random.nextInt(5) == 0
                ? json.value(operation.body().orElse(Doors.Echo.class))
                : "";
        String query = random.nextBoolean() ? oneOf(QUERIES) : "";
        return method + " " + path + query + version() + headers(body);
    }

    private String version() {
        return random.nextInt(12) > 0
                ? " HTTP/1.1\r\n"
                : oneOf(List.of(" HTTP/1.0\r\n", " HTTP/9.9\r\n", "\r\n", " FTP/1.1\r\n", " HTTP/1.1\n"));
    }

    private String headers(String body) {
        StringBuilder headers = new StringBuilder(random.nextInt(20) > 0 ? "Host: localhost\r\n" : "");
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.append(oneOf(HEADERS));
        }
        if (!body.isEmpty()) {
            headers.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return headers.append("\r\n").append(body).toString();
    }

    private String noise() {
        StringBuilder bytes = new StringBuilder();
        for (int i = random.nextInt(400); i > 0; i--) {
            bytes.append((char) random.nextInt(256));
        }
        return bytes.toString();
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
