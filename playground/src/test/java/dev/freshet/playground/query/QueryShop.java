package dev.freshet.playground.query;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.codec.EventWriter;
import dev.freshet.streams.progress.PositionToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** People who each look at an item of their own, so that nobody is taken for another. */
final class QueryShop {

    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "bulb", "boot", "sock");

    private final EventWriter writer = new EventWriter(Deployment.SCHEMAS);
    private final Wire wire;
    private final String topic;
    private int events;

    QueryShop(Wire wire, Deployment deployment) {
        this.wire = wire;
        this.topic = deployment.topics().userEvents();
    }

    static String id(int subject) {
        return "person-" + subject;
    }

    /** Subjects next to one another have different items. */
    static String itemOf(int subject) {
        return ITEMS.get(subject % ITEMS.size());
    }

    /** Returns when the broker has the event. */
    synchronized PositionToken browse(int subject, String itemId) {
        UserEvent event = UserEvent.builder(EventType.BROWSE, Subject.user(id(subject)), "event-" + events++)
                .item(itemId)
                .timeMs(1_704_067_200_000L + 1_000L * events)
                .build();
        return send(subject, writer.write(event));
    }

    /** Sends something of which no event can be read. */
    PositionToken rubbish(int subject) {
        return send(subject, new byte[] {1, 2, 3});
    }

    private PositionToken send(int subject, byte[] value) {
        RecordMetadata sent = wire.send(topic, id(subject).getBytes(StandardCharsets.UTF_8), value);
        return new PositionToken(sent.partition(), sent.offset());
    }
}
