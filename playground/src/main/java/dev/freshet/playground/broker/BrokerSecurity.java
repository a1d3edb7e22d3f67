package dev.freshet.playground.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A broker that clients reach by TLS alone, and only with a login (SASL_SSL, SCRAM-SHA-512).
 *
 * @param keystore PKCS12 file with the broker's key
 * @param keystorePassword of that file
 * @param users who may log in
 * @param password of each of them
 * @param administrator the user who may do everything, while the others may do what ACLs say; where it is empty, all may do
 *     everything
 */
public record BrokerSecurity(
        Path keystore, String keystorePassword, List<String> users, String password, Optional<String> administrator) {

    static final String MECHANISM = "SCRAM-SHA-512";

    public BrokerSecurity {
        users = List.copyOf(users);
    }

    /** One user who may do everything. */
    public BrokerSecurity(Path keystore, String keystorePassword, String user, String password) {
        this(keystore, keystorePassword, List.of(user), password, Optional.empty());
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "BrokerSecurity[keystore=" + keystore + ", users=" + users + "]";
    }
}
