package dev.freshet.streams.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Properties of Kafka that must not be passed through, because Freshet sets them: from a setting, or for good. */
final class OwnedProperties {

    private static final String BYTES = "Freshet reads and writes bytes; leave it out";
    private static final String DELIVERY = "Freshet's delivery depends on it; leave it out";

    private static final String LOSS = "it may drop records that Freshet answers or reports; leave it out";

    private static final List<String> PREFIXES = List.of(
            "main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.", "topic.");

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("application.id", "use application-id"),
            Map.entry("application.server", "use query.advertised"),
            Map.entry("group.id", "use application-id"),
            Map.entry("bootstrap.servers", "use bootstrap-servers"),
            Map.entry("processing.guarantee", "use delivery.guarantee"),
            Map.entry("num.stream.threads", "use delivery.threads"),
            Map.entry("num.standby.replicas", "use delivery.standbys"),
            Map.entry("commit.interval.ms", "use delivery.commit-interval"),
            Map.entry("linger.ms", "use delivery.linger"),
            Map.entry("poll.ms", "use delivery.poll"),
            Map.entry("max.request.size", "use delivery.max-record-bytes"),
            Map.entry("transaction.timeout.ms", "use delivery.transaction-timeout"),
            Map.entry("session.timeout.ms", "use delivery.session-timeout"),
            Map.entry("replication.factor", "use topics.replication-factor"),
            Map.entry("state.dir", "use state.directory"),
            Map.entry("rocksdb.config.setter", "use state.cache-mb and state.write-buffer-mb"),
            Map.entry("default.key.serde", BYTES),
            Map.entry("default.value.serde", BYTES),
            Map.entry("key.serializer", BYTES),
            Map.entry("value.serializer", BYTES),
            Map.entry("key.deserializer", BYTES),
            Map.entry("value.deserializer", BYTES),
            Map.entry("partitioner.class", "keys are placed by murmur2; leave it out"),
            Map.entry("ensure.explicit.internal.resource.naming", "every topic and store is named; leave it out"),
            Map.entry("topology.optimization", "it would rename internal topics; leave it out"),
            Map.entry("auto.offset.reset", "events are read from the earliest; leave it out"),
            Map.entry("enable.auto.commit", DELIVERY),
            Map.entry("enable.idempotence", DELIVERY),
            Map.entry("isolation.level", DELIVERY),
            Map.entry("transactional.id", DELIVERY),
            Map.entry("acks", DELIVERY),
            Map.entry("default.timestamp.extractor", LOSS),
            Map.entry("deserialization.exception.handler", LOSS),
            Map.entry("default.deserialization.exception.handler", LOSS),
            Map.entry("processing.exception.handler", LOSS),
            Map.entry("production.exception.handler", LOSS),
            Map.entry("default.production.exception.handler", LOSS));

    private OwnedProperties() {}

    static void check(Check check, String section, Map<String, String> properties) {
        for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
            String remedy = REMEDIES.get(withoutPrefix(property.getKey()));
            if (remedy != null) {
                check.that(false, section + "." + property.getKey(), property.getValue(), remedy);
            }
        }
    }

    private static String withoutPrefix(String property) {
        for (String prefix : PREFIXES) {
            if (property.startsWith(prefix)) {
                return property.substring(prefix.length());
            }
        }
        return property;
    }
}
