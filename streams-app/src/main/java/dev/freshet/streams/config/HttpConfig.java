package dev.freshet.streams.config;

/**
 * Where the instance answers HTTP.
 *
 * @param host address to listen on; only this machine by default, because there is no login
 * @param port 0 takes a free one
 */
public record HttpConfig(String host, int port) {

    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8080);

    public HttpConfig {
        new Check().notBlank("host", host).between("port", port, 0, 65_535).done();
    }

    /** The same on another port. */
    public HttpConfig at(int otherPort) {
        return new HttpConfig(host, otherPort);
    }
}
