package dev.freshet.playground.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Who may log in, as the broker's folder is told when it is made. */
    static List<String> logins(Optional<BrokerSecurity> security) {
        return security.stream()
                .map(lock -> BrokerSecurity.MECHANISM + "=[name=" + lock.user() + ",password=" + lock.password() + "]")
                .toList();
    }
}
