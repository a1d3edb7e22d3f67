package dev.freshet.streams.http.subjects;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.event.Subject;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.http.HttpServer;
import dev.freshet.streams.query.OnDemandSlates;
import dev.freshet.streams.query.Place;
import dev.freshet.streams.query.Provenance;
import dev.freshet.streams.query.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances, each a server with what it is told to know, over one shop. */
class SubjectEndpointsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final SubjectRow ROW = row(
            purchase("e0", START_MS, "mug"),
            search("e1", START_MS + 1_000, "wool things"),
            browse("e2", START_MS + 2_000, "tea"));

    private static final FreshetConfig CONFIG =
            ConfigReader.read(Optional.empty(), Map.of(), List.of("query.position-wait=10ms", "query.hop-timeout=5s"));

    @TempDir
    private static Path directory;

    private static final FakeQueries queries = new FakeQueries("one");
    private static final FakeQueries others = new FakeQueries("two");
    private static TestShop shop;
    private static HttpServer server;
    private static HttpServer other;

    @BeforeAll
    static void open() {
        shop = TestShop.open(directory);
        shop.stock(TinyBundle.items());
        Path bundle = TinyBundle.write(directory.resolve("bundle"));
        shop.serve(TinyBundle.VERSION, bundle, bundle.resolve("manifest.json"));
        server = start(queries);
        other = start(others);
    }

    @AfterAll
    static void close() {
        other.close();
        server.close();
        shop.close();
    }

    @BeforeEach
    void reset() {
        queries.reset();
        others.reset();
        queries.reading = new Reading.Found(ROW, new Provenance("one", Provenance.Role.ACTIVE, 0));
    }

    @Test
    void shouldRecommendFromTheRow() throws Exception {
        JsonNode made = ok("/v1/users/anna/recommendations?count=2&surface=home");

        assertThat(made.at("/subject").toString()).isEqualTo("{\"kind\":\"USER\",\"id\":\"anna\"}");
        assertThat(made.at("/modelVersion").asText()).isEqualTo(TinyBundle.VERSION);
        assertThat(made.has("fallback")).isFalse();
        assertThat(made.at("/items")).hasSize(2);
        assertThat(made.at("/items/0/itemId").asText()).isEqualTo("tea");
        assertThat(made.at("/items/0/title").asText()).isEqualTo("Green tea");
        assertThat(made.at("/items/0/category").toString()).isEqualTo("[\"Kitchen\",\"Tea\"]");
        assertThat(made.at("/items/0/price").asDouble()).isEqualTo(10);
        assertThat(made.at("/items/0/sources/0").asText()).isEqualTo("EMBEDDING");
        assertThat(made.at("/items/0").has("reason")).isFalse();
        assertThat(made.at("/servedBy").toString())
                .isEqualTo("{\"instance\":\"one\",\"role\":\"ACTIVE\",\"stalenessMs\":0}");
    }

    @Test
    void shouldGiveReasonsWhereTheyAreAskedFor() throws Exception {
        JsonNode made = ok("/v1/users/anna/recommendations?explain=true");

        assertThat(made.at("/items/0/reason/kind").asText()).isEqualTo("PAST_EVENT");
        assertThat(made.at("/items/0/reason/event/itemId").asText()).isEqualTo("tea");
        assertThat(made.at("/items/0/reason/event/time").asText()).isEqualTo("2024-01-01T00:00:02Z");
        assertThat(made.at("/items/0/reason/weight").asDouble()).isPositive();
    }

    @Test
    void shouldLeaveOutWhatIsNotWanted() throws Exception {
        assertThat(ids(ok("/v1/users/anna/recommendations?category=Clothes&exclude=boot,tea")))
                .containsExactly("sock");
        assertThat(ids(ok("/v1/users/anna/recommendations?category=Kitchen%20%3E%20Tea")))
                .containsExactly("tea");
    }

    @Test
    void shouldRecommendToSomebodyOfWhomNothingIsHeld() throws Exception {
        queries.reading = new Reading.Found(SubjectRow.EMPTY, new Provenance("one", Provenance.Role.ACTIVE, 0));

        JsonNode made = ok("/v1/anonymous/nobody/recommendations");

        assertThat(made.at("/fallback").asText()).isEqualTo("NO_HISTORY");
        assertThat(made.at("/items")).isNotEmpty();
        assertThat(queries.asked).containsExactly(Subject.anonymous("nobody"));
    }

    @Test
    void shouldTellAllThatIsHeldOfASubject() throws Exception {
        JsonNode held = ok("/v1/users/anna");

        assertThat(held.at("/profile").toString())
                .isEqualTo("{\"firstEvent\":\"2024-01-01T00:00:00Z\",\"lastEvent\":\"2024-01-01T00:00:02Z\","
                        + "\"counts\":{\"BROWSE\":1,\"SEARCH\":1,\"PURCHASE\":1}}");
        assertThat(held.at("/recentEvents/0/title").asText()).isEqualTo("Green tea");
        assertThat(held.at("/recentEvents/1/query").asText()).isEqualTo("wool things");
        assertThat(held.at("/recentEvents/2/type").asText()).isEqualTo("PURCHASE");
        assertThat(held.at("/purchases").toString())
                .isEqualTo("[{\"itemId\":\"mug\",\"title\":\"Tea mug\",\"times\":1,"
                        + "\"lastBought\":\"2024-01-01T00:00:00Z\"}]");
        assertThat(held.has("embedding")).isFalse();
    }

    @Test
    void shouldSayThatNothingIsHeld() throws Exception {
        queries.reading = new Reading.Found(SubjectRow.EMPTY, new Provenance("one", Provenance.Role.ACTIVE, 0));

        assertThat(get(server, "/v1/users/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTellWhatEachEventDoesForEachItem() throws Exception {
        JsonNode influence = ok("/v1/users/anna/influence?events=2&count=3");

        assertThat(influence.at("/events")).hasSize(2);
        assertThat(influence.at("/events/0/itemId").asText()).isEqualTo("tea");
        assertThat(influence.at("/items")).hasSize(3);
        assertThat(influence.at("/lost")).hasSize(2);
        assertThat(influence.at("/lost/0")).hasSize(3);
        assertThat(influence.at("/lost/0/0").asDouble()).isCloseTo(1, offset(1e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count=0",
                "count=101",
                "count=ten",
                "count=99999999999",
                "explain=yes",
                "after=soon",
                "after=2-5",
                "category=Home%20%3E%20",
                "category=%3E"
            })
    void shouldSayWhichParameterIsNotAllowed(String query) throws Exception {
        HttpResponse<String> answer = get(server, "/v1/users/anna/recommendations?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/detail").asText())
                .startsWith(query.substring(0, query.indexOf('=')) + ": ");
        assertThat(queries.asked).isEmpty();
    }

    @Test
    void shouldRefuseIdsThatNoEventCanHave() throws Exception {
        assertThat(get(server, "/v1/users/" + "x".repeat(257)).statusCode()).isEqualTo(400);
        assertThat(get(server, "/v1/users/%20").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAskToComeAgainRatherThanAnswerEmpty() throws Exception {
        queries.reading = new Reading.Later("stores are being restored");

        HttpResponse<String> answer = get(server, "/v1/users/anna/recommendations");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("stores are being restored").doesNotContain("anna");
    }

    @Test
    void shouldPassTheRequestOnToWhoHoldsTheSubject() throws Exception {
        // Given a name that needs care in a path, and a position
        queries.places = List.of(there(other), new Place.Here());
        others.reading = new Reading.Found(ROW, new Provenance("two", Provenance.Role.ACTIVE, 0));

        // When
        JsonNode made = ok("/v1/users/a%C3%A4%20%3F%23%25/recommendations?count=3&after=3-17&exclude=a%26b");

        // Then
        assertThat(made.at("/items")).hasSize(3);
        assertThat(made.at("/servedBy/instance").asText()).isEqualTo("two");
        assertThat(others.asked).containsExactly(Subject.user("aä ?#%"));
        assertThat(others.afters).containsExactly(OptionalLong.of(17));
        assertThat(queries.asked).isEmpty();
    }

    @Test
    void shouldPassOnWhatTheOtherRefuses() throws Exception {
        queries.places = List.of(there(other));
        others.reading = new Reading.Found(SubjectRow.EMPTY, new Provenance("two", Provenance.Role.ACTIVE, 0));

        HttpResponse<String> answer = get(server, "/v1/users/nobody");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void shouldAnswerFromItsCopyWhereTheActiveInstanceCannot() throws Exception {
        queries.places = List.of(there(other), new Place.Here());
        queries.reading = new Reading.Found(ROW, new Provenance("one", Provenance.Role.STANDBY, 70));

        assertThat(ok("/v1/users/anna").at("/servedBy/stalenessMs").asLong()).isEqualTo(70);
        assertThat(queries.suspected).isEmpty();

        // And where nobody listens
        queries.places = List.of(new Place.There("127.0.0.1:1"), new Place.Here());
        assertThat(ok("/v1/users/anna").at("/servedBy/role").asText()).isEqualTo("STANDBY");
        assertThat(queries.suspected).containsExactly("127.0.0.1:1");
    }

    @Test
    void shouldNotPassOnWhatWasPassedOn() throws Exception {
        // Given two instances that each take the other for the owner
        queries.places = List.of(there(other));
        others.places = List.of(there(server));

        assertThat(get(server, "/v1/users/anna").statusCode()).isEqualTo(503);
        assertThat(others.asked).hasSize(1);
        assertThat(queries.asked).isEmpty();
    }

    private static HttpServer start(FakeQueries instance) {
        ConfiguredApp app = shop.app();
        return HttpServer.start(
                new HttpConfig("127.0.0.1", 0),
                new SubjectEndpoints(instance, new OnDemandSlates(app.world(), app.slates(), app.recommender()), CONFIG)
                        .operations());
    }

    private static Place there(HttpServer server) {
        return new Place.There("127.0.0.1:" + server.port());
    }

    private static JsonNode ok(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(server, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(HttpServer server, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> ids(JsonNode slate) {
        return slate.at("/items").findValuesAsText("itemId");
    }
}
