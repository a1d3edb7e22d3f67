package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.codec.EventWriter;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.validation.EventRules;
import dev.freshet.streams.validation.EventValidator;
import dev.freshet.streams.validation.FieldNames;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.validation.Verdict;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostedEventsTest {

    private static final int PARTITIONS = 7;
    private static final long NOW = TestShop.NOW.toEpochMilli();
    private static final List<EventType> TYPES = List.of(EventType.values());
    private static final List<String> FIELDS = List.of(
            "eventId",
            "type",
            "userId",
            "anonymousId",
            "sessionId",
            "items",
            "itemId",
            "quantity",
            "unitPrice",
            "query",
            "time",
            "consent",
            "recommendationId",
            "attributes",
            "surface",
            "currency");

    private final ObjectMapper mapper = new ObjectMapper();
    private final KeyPlacement placement = KeyPlacement.murmur2(PARTITIONS);
    private final EventRules rules = new EventRules(InputConfig.DEFAULT, FieldNames.JSON);
    private final EventWriter writer = new EventWriter(ReleasedSchemas.load());
    private final EventValidator stream =
            new EventValidator(new EventReader(ReleasedSchemas.load(), InputConfig.DEFAULT), placement);

    @Test
    void shouldAcceptWhatTheStreamAcceptsAndNameFieldAndRemedyOfTheRest() throws Exception {
        Random random = new Random(11);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            // Given
            ObjectNode event = event(random);

            // When
            Object outcome = judge(mapper.readTree(mapper.writeValueAsString(event)));

            // Then
            if (outcome instanceof UserEvent valid) {
                byte[] key = valid.subject().id().getBytes(StandardCharsets.UTF_8);
                assertThat(stream.judge(key, writer.write(valid), placement.partitionOf(key), NOW))
                        .isEqualTo(new Verdict.Accepted(valid));
                accepted++;
            } else {
                String detail = (String) outcome;
                assertThat(FIELDS).as(detail).anyMatch(detail::contains);
                assertThat(detail).contains(";").doesNotContain("\n");
                refused++;
            }
        }
        assertThat(accepted).isGreaterThan(300);
        assertThat(refused).isGreaterThan(300);
    }

    private Object judge(JsonNode body) {
        try {
            NewEvent event = JsonBody.read(body, NewEvent.class);
            Verdict verdict = rules.judge(event.fields(NOW), NOW);
            return verdict instanceof Verdict.Accepted valid ? valid.event() : ((Verdict.Rejected) verdict).detail();
        } catch (Problem problem) {
            return problem.body().detail();
        }
    }

    /** Mostly well-formed: each field is, now and then, absent, null, of another kind or out of its bounds. */
    private ObjectNode event(Random random) {
        ObjectNode event = mapper.createObjectNode();
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        put(event, "type", random, type.name(), "WISH", type.name().toLowerCase(Locale.ROOT));
        put(event, "eventId", random, "e" + random.nextInt(), "", "e".repeat(257));
        put(event, random.nextBoolean() ? "userId" : "anonymousId", random, text(random), " ", "\u20ac".repeat(86));
        put(event, "sessionId", random, text(random), "", "s".repeat(300));
        put(event, "query", random, text(random), " ", "");
        put(
                event,
                "time",
                random,
                TestShop.NOW.minusSeconds(random.nextInt(99)).toString(),
                "1999-01-01T00:00:00Z",
                "now");
        put(event, "consent", random, random.nextBoolean() ? "NONE" : "PERSONALIZED", "MAYBE", "");
        put(event, "surface", random, text(random), "", "home");
        put(event, "currency", random, "EUR", "", "euro");
        put(event, "recommendationId", random, text(random), "", "r".repeat(257));
        if (random.nextInt(8) > 0) {
            ArrayNode items = event.putArray("items");
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(line(random));
            }
        }
        if (random.nextInt(30) == 0) {
            event.put("itmes", 1);
        }
        event.putObject("attributes").put(text(random), text(random));
        return event;
    }

    private ObjectNode line(Random random) {
        ObjectNode line = mapper.createObjectNode();
        put(line, "itemId", random, text(random), "", "i".repeat(257));
        line.put("quantity", random.nextInt(40) == 0 ? -random.nextInt(3) : 1 + random.nextInt(9));
        line.put("unitPrice", random.nextInt(40) == 0 ? -1 : random.nextDouble() * 100);
        return line;
    }

    private static void put(ObjectNode into, String field, Random random, String good, String... bad) {
        int dice = random.nextInt(100);
        if (dice == 0) {
            into.put(field, random.nextInt());
        } else if (dice == 1) {
            into.put(field, bad[random.nextInt(bad.length)]);
        } else if (dice == 2) {
            into.putNull(field);
        } else if (dice > 3) {
            into.put(field, good);
        }
    }

    /** Of any script, one to eight characters. */
    private static String text(Random random) {
        return Optional.of(random.ints(1 + random.nextInt(8), '!', 0x1F64F)
                        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(text -> !text.isBlank())
                .orElse("x");
    }

    @Test
    void shouldCoverEveryField() {
        // FIELDS is what the property above looks for, so it must know the records' own names.
        assertThat(Stream.concat(
                                Stream.of(NewEvent.class.getRecordComponents()),
                                Stream.of(NewEvent.Line.class.getRecordComponents()))
                        .map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(FIELDS);
    }
}
