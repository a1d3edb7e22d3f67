package dev.freshet.streams.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.ingest.Intakes;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventEndpointsTest {

    private static final String BROWSE = "{'type':'BROWSE','userId':'anna','items':[{'itemId':'tea'}]%s}";

    private final MockProducer<byte[], byte[]> willing = Intakes.willing();
    private Visitor visitor = visitor(willing);

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void shouldAnswerWithIdAndPositionWhatTheTopicHas() {
        // When
        JsonNode answer = post("""
                        {'eventId':'e1','type':'PURCHASE','anonymousId':'cookie','sessionId':'s','surface':'home',
                         'items':[{'itemId':'tea','quantity':2,'unitPrice':3.5},{'itemId':'mug'}],'currency':'EUR',
                         'time':'2024-01-01T12:00:00+01:00','recommendationId':'r','consent':'PERSONALIZED','attributes':{'a':'b'}}
                        """).json(202);

        // Then
        assertThat(answer).hasToString("{\"accepted\":[{\"eventId\":\"e1\",\"position\":\"0-0\"}]}");
        UserEvent sent = sent().get(0);
        assertThat(Intakes.keys(willing)).containsExactly("cookie");
        assertThat(sent.getEventType()).isEqualTo("PURCHASE");
        assertThat(sent.getUserId()).isEmpty();
        assertThat(sent.getAnonymousId()).contains("cookie");
        assertThat(sent.getSessionId()).contains("s");
        assertThat(sent.getItems()).hasSize(2);
        assertThat(sent.getItems().get(0).getQuantity()).isEqualTo(2);
        assertThat(sent.getItems().get(0).getUnitPrice()).contains(3.5);
        assertThat(sent.getItems().get(1).getQuantity()).isEqualTo(1);
        assertThat(sent.getItems().get(1).getUnitPrice()).isEmpty();
        assertThat(sent.getCurrency()).contains("EUR");
        assertThat(sent.getEventTime()).isEqualTo(Instant.parse("2024-01-01T11:00:00Z"));
        assertThat(sent.getSurface()).contains("home");
        assertThat(sent.getRecommendationId()).contains("r");
        assertThat(sent.getConsent()).contains("PERSONALIZED");
        assertThat(sent.getAttributes()).containsEntry("a", "b");
    }

    @Test
    void shouldGiveAnIdAndATimeToAnEventWithout() {
        JsonNode answer =
                post(BROWSE.formatted(",'eventId':null,'attributes':null")).json(202);

        UserEvent sent = sent().get(0);
        assertThat(sent.getEventId())
                .isEqualTo(answer.at("/accepted/0/eventId").asText())
                .hasSize(36);
        assertThat(sent.getEventTime()).isEqualTo(TestShop.NOW);
    }

    @Test
    void shouldSendABatchInItsOrder() {
        JsonNode answer = post("{'events':[" + BROWSE.formatted(",'eventId':'1'") + ","
                        + BROWSE.formatted(",'eventId':'2'") + "]}")
                .json(202);

        assertThat(answer.findValuesAsText("position")).containsExactly("0-0", "0-1");
        assertThat(sent()).extracting(UserEvent::getEventId).containsExactly("1", "2");
    }

    @Test
    void shouldSendNothingOfABatchWithABadEvent() {
        String bad = "{'events':[" + BROWSE.formatted("") + "," + BROWSE.formatted(",'consent':'MAYBE'") + "]}";

        assertThat(post(bad).problem(400))
                .isEqualTo("events[1]: consent 'MAYBE' is not known; allowed is PERSONALIZED or NONE");
        assertThat(willing.history()).isEmpty();
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("", "the body is missing; wanted is an object"),
                Arguments.of("[]", "the body is a list; wanted is an object"),
                Arguments.of("'tea'", "the body is 'tea'; wanted is an object"),
                Arguments.of("{'type':", "the body is not JSON in line 1"),
                Arguments.of("{} {}", "the body goes on after its first value; send one"),
                Arguments.of("{'type':'BROWSE','type':'SEARCH'}", "Duplicate"),
                Arguments.of("[".repeat(100_000), "nesting depth"),
                Arguments.of("{}", "type is missing; give one"),
                Arguments.of("{'type':null}", "type is missing; give one"),
                Arguments.of("{'typ':'BROWSE'}", "typ is not known; did you mean type?"),
                Arguments.of("{'colour':1}", "colour is not known; known are anonymousId, attributes"),
                Arguments.of("{'events':[]}", "events has 0 entries; give 1 to 500"),
                Arguments.of("{'events':null}", "events has 0 entries; give 1 to 500"),
                Arguments.of("{'events':[null]}", "events[0] holds null; leave it out"),
                Arguments.of("{'events':{}}", "events is an object; wanted is a list"),
                Arguments.of("{'events':['BROWSE']}", "events[0] is 'BROWSE'; wanted is an object"),
                Arguments.of("{'events':[],'type':'BROWSE'}", "type is not known; known are events"),
                Arguments.of("{'events':[{'type':'ERASE','userId':7}]}", "events[0].userId is 7; wanted is text"),
                Arguments.of("{'type':true}", "type is true; wanted is text"),
                Arguments.of("{'type':'BROWSE','items':'tea'}", "items is 'tea'; wanted is a list"),
                Arguments.of("{'type':'BROWSE','items':[{}]}", "items[0]: itemId is missing; give one"),
                Arguments.of("{'type':'BROWSE','items':[{'id':'tea'}]}", "items[0].id is not known; known are itemId"),
                Arguments.of("{'type':'BROWSE','items':[null]}", "items[0] holds null"),
                Arguments.of(line("'quantity':'2'"), "items[0].quantity is '2'; wanted is a whole number"),
                Arguments.of(line("'quantity':''"), "items[0].quantity is ''; wanted is a whole number"),
                Arguments.of(line("'quantity':1.5"), "items[0].quantity is 1.5; wanted is a whole number"),
                Arguments.of(
                        line("'quantity':3000000000"), "items[0].quantity is 3000000000; wanted is a whole number"),
                Arguments.of(line("'quantity':0"), "quantity of item 'tea' is 0; at least 1 is allowed"),
                Arguments.of(line("'unitPrice':'1'"), "items[0].unitPrice is '1'; wanted is a number"),
                Arguments.of(line("'unitPrice':1e999"), "unitPrice of item 'tea' is Infinity; a finite"),
                Arguments.of("{'type':'ERASE','userId':'a','time':1700000000}", "time is 1700000000; wanted is a time"),
                Arguments.of(
                        "{'type':'ERASE','userId':'a','time':'yesterday'}", "time is 'yesterday'; wanted is a time"),
                Arguments.of("{'type':'ERASE','userId':'a','time':'2024-01-01T12:00:00'}", "wanted is a time such as"),
                Arguments.of(
                        "{'type':'ERASE','userId':'a','time':'+999999999-01-01T00:00:00Z'}",
                        "time +292278994-08-17T07:12:55.807Z is in the future; allowed is"),
                Arguments.of("{'type':'ERASE','userId':'a','attributes':{'a':1}}", "attributes.a is 1; wanted is text"),
                Arguments.of("{'type':'ERASE','userId':'a','attributes':{'a':null}}", "attributes.a holds null"),
                Arguments.of("{'type':'ERASE','userId':'\\ud800'}", "userId holds half of a surrogate pair"),
                Arguments.of("{'type':'ERASE','userId':' '}", "userId is blank; give an id"),
                Arguments.of("{'type':'ERASE'}", "neither userId nor anonymousId is given; give one"),
                Arguments.of(
                        "{'type':'WISH','userId':'a'}", "type 'WISH' is not known to this version; known are BROWSE"),
                Arguments.of("{'type':'SEARCH','userId':'a'}", "a search has no query; give what was typed"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badBodies")
    void shouldSayWhatIsWrongWithABody(String body, String said) {
        String detail = post(body).problem(400);

        assertThat(detail).contains(said).doesNotContain("\n", "Exception", "dev.freshet", "jackson");
        assertThat(willing.history()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotJsonOfUtf8() {
        assertThat(visitor.post("/v1/events", "application/json", new byte[] {'{', (byte) 0xff, '}'})
                        .problem(400))
                .isEqualTo("the body is not UTF-8; encode it so");
        assertThat(visitor.post("/v1/events", "text/plain", "{}".getBytes(UTF_8))
                        .problem(415))
                .contains("text/plain", "application/json");
        assertThat(visitor.send(visitor.request("/v1/events").POST(BodyPublishers.ofString("{}")))
                        .problem(415))
                .contains("application/json");
    }

    @Test
    void shouldRefuseABatchThatIsTooLong() {
        String events =
                IntStream.range(0, 501).mapToObj(i -> BROWSE.formatted("")).collect(Collectors.joining(","));

        assertThat(post("{'events':[" + events + "]}").problem(400)).isEqualTo("events has 501 entries; give 1 to 500");
    }

    @Test
    void shouldRefuseAnEventThatTheTopicDoesNotTake() {
        visitor.close();
        visitor = visitor(
                ConfigReader.read(Optional.empty(), Map.of(), List.of("delivery.max-record-bytes=16384")), willing);

        String large = BROWSE.formatted(",'surface':'" + "s".repeat(16_384) + "'");

        assertThat(post("{'events':[" + large + "]}").problem(400))
                .startsWith("events[0]: the event takes 16")
                .contains("at most 16384 are allowed");
        assertThat(willing.history()).isEmpty();
    }

    @Test
    void shouldTellWhichEventsOfABatchAreSafe() {
        // Given brokers that take two events and are gone
        open(Intakes.failing(2, new TimeoutException("gone")));
        String events = IntStream.range(0, 4)
                .mapToObj(i -> BROWSE.formatted(",'eventId':'e" + i + "'"))
                .collect(Collectors.joining(","));

        // When
        Visitor.Answer answer = post("{'events':[" + events + "]}");

        // Then
        assertThat(answer.problem(503)).contains("2 of 4 events", "post those again later, with the same eventIds");
        assertThat(answer.retryAfter()).contains("2");
        assertThat(answer.body().get("accepted").findValuesAsText("eventId")).containsExactly("e0", "e1");
        assertThat(answer.body().get("unacknowledged").findValuesAsText("eventId"))
                .containsExactly("e2", "e3");
        assertThat(answer.body().at("/unacknowledged/0/index").asInt()).isEqualTo(2);
    }

    @Test
    void shouldNotAskToTryAgainWhatTheBrokersRefuseForGood() {
        open(Intakes.failing(0, new TopicAuthorizationException("freshet.user-events")));

        Visitor.Answer answer = post(BROWSE.formatted(""));

        assertThat(answer.problem(502)).contains("refused").doesNotContain("freshet.user-events");
        assertThat(answer.retryAfter()).isEmpty();
    }

    @Test
    void shouldEraseUsersAndAnonymousSubjects() {
        JsonNode user = visitor.delete("/v1/users/anna%20b").json(202);
        JsonNode anonymous = visitor.delete("/v1/anonymous/cookie").json(202);

        assertThat(user.get("position").asText()).isEqualTo("0-0");
        assertThat(anonymous.get("position").asText()).isEqualTo("0-1");
        assertThat(Intakes.keys(willing)).containsExactly("anna b", "cookie");
        assertThat(sent()).extracting(UserEvent::getEventType).containsExactly("ERASE", "ERASE");
        assertThat(sent().get(0).getUserId()).contains("anna b");
        assertThat(sent().get(0).getEventTime()).isEqualTo(TestShop.NOW);
        assertThat(sent().get(1).getUserId()).isEmpty();
        assertThat(sent().get(1).getAnonymousId()).contains("cookie");
    }

    @Test
    void shouldSayWhenAnErasureIsNotSure() {
        open(Intakes.failing(0, new TimeoutException("gone")));

        Visitor.Answer answer = visitor.delete("/v1/users/anna");

        assertThat(answer.problem(503)).contains("1 of 1 events");
        assertThat(answer.retryAfter()).isEqualTo(Optional.of("2"));
        assertThat(visitor.delete("/v1/users/%20").problem(400)).isEqualTo("userId is blank; give an id");
        assertThat(visitor.delete("/v1/users/" + "u".repeat(300)).problem(400)).contains("longer than 256 bytes");
    }

    private void open(MockProducer<byte[], byte[]> producer) {
        visitor.close();
        visitor = visitor(producer);
    }

    private static Visitor visitor(MockProducer<byte[], byte[]> producer) {
        return visitor(FreshetConfig.DEFAULT, producer);
    }

    private static Visitor visitor(FreshetConfig config, MockProducer<byte[], byte[]> producer) {
        return new Visitor(
                new EventEndpoints(Intakes.of(config, producer), config.input(), () -> TestShop.NOW).operations());
    }

    private Visitor.Answer post(String json) {
        return visitor.post("/v1/events", json.replace('\'', '"'));
    }

    private static String line(String more) {
        return "{'type':'BROWSE','userId':'anna','items':[{'itemId':'tea'," + more + "}]}";
    }

    private List<UserEvent> sent() {
        AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, ReleasedSchemas.load());
        return willing.history().stream()
                .map(each -> codec.decode(each.value()).orElseThrow())
                .toList();
    }
}
