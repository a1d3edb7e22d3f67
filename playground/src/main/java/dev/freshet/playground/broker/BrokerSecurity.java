package dev.freshet.playground.broker;

import java.nio.file.Path;

/**
 * A broker that clients reach by TLS alone, and only with a login (SASL_SSL, SCRAM-SHA-512).
 *
 * @param keystore PKCS12 file with the broker's key
 * @param keystorePassword of that file
 * @param user the one who may log in
 * @param password of that user
 */
public record BrokerSecurity(Path keystore, String keystorePassword, String user, String password) {

    static final String MECHANISM = "SCRAM-SHA-512";

    /** Without the passwords. */
    @Override
    public String toString() {
        return "BrokerSecurity[keystore=" + keystore + ", user=" + user + "]";
    }
}
