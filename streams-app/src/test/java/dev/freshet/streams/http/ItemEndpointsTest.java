package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.fixtures.TestWorld;
import dev.freshet.streams.ingest.Intakes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ItemEndpointsTest {

    private final MockProducer<byte[], byte[]> willing = Intakes.willing();

    @TempDir
    private Path directory;

    private TestWorld shop;
    private Visitor visitor;

    @BeforeEach
    void open() {
        shop = new TestWorld(directory);
        visitor = visitor(willing);
    }

    @AfterEach
    void close() {
        visitor.close();
        shop.close();
    }

    @Test
    void shouldShowAnItemOfTheCatalog() {
        shop.stock(TinyBundle.items());

        assertThat(visitor.get("/v1/items/tea").json(200))
                .hasToString(
                        "{\"itemId\":\"tea\",\"title\":\"Green tea\",\"category\":[\"Kitchen\",\"Tea\"],\"price\":10.0,"
                                + "\"currency\":\"EUR\",\"available\":true,\"repeatable\":false,\"attributes\":{}}");
        assertThat(visitor.get("/v1/items/nothing").problem(404)).isEqualTo("the catalog holds no item 'nothing'");
    }

    @Test
    void shouldNotCallAnItemUnknownBeforeTheCatalogIsRead() {
        for (String path : List.of("/v1/items/tea", "/v1/items/tea/similar", "/v1/trending")) {
            Visitor.Answer answer = visitor.get(path);

            assertThat(answer.problem(503)).isEqualTo("the catalog is being read");
            assertThat(answer.retryAfter()).contains("1");
        }
    }

    @Test
    void shouldFindSimilarItems() {
        // Given
        shop.stock(TinyBundle.items());
        assertThat(visitor.get("/v1/items/tea/similar").problem(503)).contains("no model");
        shop.serve(TinyBundle.VERSION, TinyBundle.write(directory.resolve("bundle")));

        // When
        JsonNode answer = visitor.get("/v1/items/tea/similar?count=2").json(200);

        // Then
        assertThat(answer.get("modelVersion").asText()).isEqualTo(TinyBundle.VERSION);
        assertThat(answer.at("/items").findValuesAsText("itemId")).containsExactly("mug", "bulb");
        assertThat(answer.at("/items/0/rank").asInt()).isEqualTo(1);
        assertThat(answer.at("/items/0/similarity").asDouble()).isCloseTo(.9 / Math.sqrt(.82), offset(1e-6));
        assertThat(answer.at("/items/0/title").asText()).isEqualTo("Tea mug");
        assertThat(visitor.get("/v1/items/nothing/similar").problem(404)).contains("nothing");
    }

    @Test
    void shouldSayThatTheModelKnowsNothingOfAnItem() {
        shop.serve(TinyBundle.VERSION, TinyBundle.write(directory.resolve("bundle")));
        shop.stock(List.of(CatalogItem.titled("riddle", "Qwertz")));

        assertThat(visitor.get("/v1/items/riddle/similar").problem(404)).contains("no vector for item 'riddle'");
    }

    @Test
    void shouldShowWhatIsPopularAndCanBeBought() {
        // Given
        shop.stock(TinyBundle.items());
        shop.stock(List.of(soldOut("lamp")));
        shop.want("lamp", 9);
        shop.want("tea", 4);
        shop.want("mug", 2);
        shop.want("boot", 3);

        // Then
        JsonNode overall = visitor.get("/v1/trending?count=2").json(200);
        assertThat(overall.at("/items").findValuesAsText("itemId")).containsExactly("tea", "boot");
        assertThat(overall.has("category")).isFalse();
        assertThat(overall.get("signalVersion").asLong()).isPositive();
        JsonNode kitchen = visitor.get("/v1/trending?category=Kitchen").json(200);
        assertThat(kitchen.at("/items").findValuesAsText("itemId")).containsExactly("tea", "mug");
        assertThat(kitchen.get("category").asText()).isEqualTo("Kitchen");
        assertThat(kitchen.at("/items/1/rank").asInt()).isEqualTo(2);
    }

    @Test
    void shouldRefuseACountThatIsNone() {
        for (String count : List.of("0", "101", "-1", "ten", "", "99999999999")) {
            assertThat(visitor.get("/v1/trending?count=" + count).problem(400))
                    .isEqualTo("count: '" + count + "' is not allowed; give a whole number from 1 to 100");
        }
    }

    @Test
    void shouldPutAnItem() {
        JsonNode answer = put(
                        "pot",
                        "{'itemId':'pot','title':'Tea pot','category':['Kitchen','Tea'],'brand':'Acme','price':12,"
                                + "'currency':'EUR','available':false,'repeatable':true,'attributes':{'colour':'blue'}}")
                .json(202);

        assertThat(answer).hasToString("{\"itemId\":\"pot\",\"position\":\"0-0\"}");
        assertThat(Intakes.keys(willing)).containsExactly("pot");
        assertThat(new CatalogCodec(ReleasedSchemas.load())
                        .read(willing.history().get(0).value())
                        .orElseThrow())
                .isEqualTo(new CatalogItem(
                        "pot",
                        "Tea pot",
                        List.of("Kitchen", "Tea"),
                        Optional.of("Acme"),
                        OptionalDouble.of(12),
                        Optional.of("EUR"),
                        false,
                        true,
                        Map.of("colour", "blue")));
    }

    @Test
    void shouldTakeAnItemOff() {
        assertThat(visitor.delete("/v1/items/tea").json(202).get("position").asText())
                .isEqualTo("0-0");
        assertThat(willing.history().get(0).value()).isNull();
    }

    static Stream<Arguments> badItems() {
        return Stream.of(
                Arguments.of("{}", "title is missing; give what people shall read"),
                Arguments.of("{'title':' '}", "title is blank; give what people shall read"),
                Arguments.of("{'title':'Pot','price':-1}", "price is -1.0; a finite number of at least 0 is allowed"),
                Arguments.of("{'title':'Pot','price':'1'}", "price is '1'; wanted is a number"),
                Arguments.of("{'title':'Pot','available':'yes'}", "available is 'yes'; wanted is true or false"),
                Arguments.of("{'title':'Pot','available':1}", "available is 1; wanted is true or false"),
                Arguments.of("{'title':'Pot','category':'Kitchen'}", "category is 'Kitchen'; wanted is a list"),
                Arguments.of("{'title':'Pot','category':['']}", "category holds a blank name"),
                Arguments.of("{'title':'Pot','categoryPath':[]}", "categoryPath is not known"),
                Arguments.of("{'title':'Pot','itemId':'pan'}", "itemId is 'pan' but the path says 'pot'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badItems")
    void shouldSayWhatIsWrongWithAnItem(String body, String said) {
        assertThat(put("pot", body).problem(400)).contains(said).doesNotContain("\n");
        assertThat(willing.history()).isEmpty();
    }

    @Test
    void shouldRefuseAnIdThatNoEventCanName() {
        assertThat(put("%20", "{'title':'Pot'}").problem(400)).contains("blank");
        assertThat(visitor.delete("/v1/items/" + "i".repeat(257)).problem(400)).contains("longer than 256 bytes");
        assertThat(willing.history()).isEmpty();
    }

    @Test
    void shouldNotPromiseWhatTheBrokersDidNot() {
        visitor.close();
        visitor = visitor(Intakes.failing(0, new TimeoutException("gone")));

        assertThat(put("pot", "{'title':'Pot'}").problem(503)).contains("not acknowledged");
        assertThat(visitor.delete("/v1/items/pot").retryAfter()).contains("1");

        visitor.close();
        visitor = visitor(Intakes.failing(0, new RecordTooLargeException("large")));
        assertThat(put("pot", "{'title':'Pot'}").problem(413)).contains("large");
    }

    private Visitor visitor(MockProducer<byte[], byte[]> producer) {
        FreshetConfig config = FreshetConfig.DEFAULT;
        return new Visitor(new ItemEndpoints(
                        shop.world(), Intakes.of(config, producer), config.input(), new ServePolicy(Duration.ZERO))
                .operations());
    }

    private Visitor.Answer put(String id, String json) {
        return visitor.put("/v1/items/" + id, json.replace('\'', '"'));
    }

    private static CatalogItem soldOut(String itemId) {
        return new CatalogItem(
                itemId,
                "Sold out",
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                false,
                Map.of());
    }
}
