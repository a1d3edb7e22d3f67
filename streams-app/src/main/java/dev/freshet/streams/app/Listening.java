package dev.freshet.streams.app;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.HttpConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/**
 * Where an instance will listen. It is chosen before anything runs, because the others in the group are told.
 *
 * @param http with a port of its own where any was asked for
 * @param advertised host:port at which the others reach it
 */
record Listening(HttpConfig http, String advertised) {

    /** @throws OperatorError if no port is free */
    static Listening of(FreshetConfig config) {
        HttpConfig http = config.http().port() == 0 ? config.http().at(freePort(config.http())) : config.http();
        return new Listening(http, config.query().advertised().orElseGet(() -> address(http) + ":" + http.port()));
    }

    private static int freePort(HttpConfig http) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(http.host(), 0));
            return probe.getLocalPort();
        } catch (IOException | UnresolvedAddressException e) {
            throw new OperatorError(
                    "cannot listen on " + http.host()
                            + ": it is not an address of this machine; set http.host to another",
                    e);
        }
    }

    private static String address(HttpConfig http) {
        try {
            // Where all of this machine's addresses are listened on, others need one of them.
            String address = InetAddress.getByName(http.host()).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostAddress()
                    : http.host();
            return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        } catch (UnknownHostException e) {
            throw new OperatorError(
                    "cannot tell this machine's address from http.host=" + http.host()
                            + "; set query.advertised to host:port",
                    e);
        }
    }
}
