package dev.freshet.playground.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** Who is listened to on which port, in the words of Kafka's properties. */
final class Listeners {

    static final String BROKER = "BROKER";
    static final String CONTROLLER = "CONTROLLER";
    static final String PROTOCOLS = "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL";

    private static final String OF_SECURED = "listener.name.secured.";

    private Listeners() {}

    static String all(Ports ports, Optional<BrokerSecurity> security) {
        return advertised(ports, security) + ",CONTROLLER://127.0.0.1:" + ports.controller();
    }

    static String advertised(Ports ports, Optional<BrokerSecurity> security) {
        String broker = "BROKER://127.0.0.1:" + ports.broker();
        return security.isPresent() ? broker + ",SECURED://127.0.0.1:" + ports.secured() : broker;
    }

    static Map<String, Object> secured(BrokerSecurity lock) {
        return Map.of(
                OF_SECURED + "ssl.keystore.type",
                "PKCS12",
                OF_SECURED + "ssl.keystore.location",
                lock.keystore().toString(),
                OF_SECURED + "ssl.keystore.password",
                lock.keystorePassword(),
                OF_SECURED + "sasl.enabled.mechanisms",
                BrokerSecurity.MECHANISM,
                OF_SECURED + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    /** Who may do what; the listeners without a lock are the broker's own. */
    static Map<String, Object> rights(BrokerSecurity lock) {
        return lock.administrator()
                .map(user -> Map.<String, Object>of(
                        "authorizer.class.name",
                        StandardAuthorizer.class.getName(),
                        "super.users",
                        "User:ANONYMOUS;User:" + user))
                .orElse(Map.of());
    }

    /** Who may log in, as the broker's folder is told when it is made. */
    static List<String> logins(Optional<BrokerSecurity> security) {
        return security.stream()
                .flatMap(lock -> lock.users().stream()
                        .map(user ->
                                BrokerSecurity.MECHANISM + "=[name=" + user + ",password=" + lock.password() + "]"))
                .toList();
    }
}
