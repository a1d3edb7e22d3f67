package dev.freshet.streams.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private static final List<Operation> OPERATIONS = OpenApiEndpoint.added(List.of(
            Operation.get("/v1/things/{id}", "thing")
                    .summary("One thing")
                    .inPath("id", "of the thing")
                    .inQuery("count", Integer.class, "how many", "10")
                    .inQuery("deep", Boolean.class, "with all parts")
                    .gives(200, Thing.class, "the thing")
                    .fault(404, "there is none")
                    .by(context -> {}),
            Operation.put("/v1/things/{id}", "putThing")
                    .inPath("id", "of the thing")
                    .body(Thing.class)
                    .givesNothing(202, "it is taken")
                    .by(context -> {}),
            Operation.post("/v1/things", "postThings")
                    .body(Posted.class)
                    .givesNothing(202, "they are taken")
                    .by(context -> {}),
            Operation.get("/page", "page")
                    .scope(Scope.PUBLIC)
                    .gives(200, "text/html", "a page")
                    .by(context -> {})));

    sealed interface Posted {}

    record One(String name) implements Posted {}

    record Many(List<One> all) implements Posted {}

    @Test
    void shouldDescribeTheFormsThatABodyMayHave() throws IOException {
        JsonNode forms = document().at("/paths/~1v1~1things/post/requestBody/content/application~1json/schema/oneOf");

        assertThat(forms.findValuesAsText("$ref"))
                .containsExactly(
                        "#/components/schemas/OpenApiDocumentTestOne", "#/components/schemas/OpenApiDocumentTestMany");
    }

    @Test
    void shouldBeWholeAndConsistent() throws IOException {
        OpenApiRules.check(document(), OPERATIONS);
    }

    @Test
    void shouldDescribeRecordsAsTheyAreSent() throws IOException {
        JsonNode thing = document().at("/components/schemas/OpenApiDocumentTestThing");

        assertThat(thing.at("/properties/name/type").asText()).isEqualTo("string");
        assertThat(thing.at("/properties/made/format").asText()).isEqualTo("date-time");
        assertThat(thing.at("/properties/size/type").asText()).isEqualTo("integer");
        assertThat(thing.at("/properties/weights/items/format").asText()).isEqualTo("float");
        assertThat(thing.at("/properties/kind/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("SMALL", "LARGE");
        assertThat(thing.at("/properties/counts/additionalProperties/type").asText())
                .isEqualTo("integer");
        assertThat(thing.at("/properties/parts/items/$ref").asText())
                .isEqualTo("#/components/schemas/OpenApiDocumentTestThing");
        assertThat(thing.at("/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("name", "made", "size", "weights", "kind", "counts");
    }

    @Test
    void shouldSayWhoMayAskAndHowItMayEnd() throws IOException {
        JsonNode put = document().at("/paths/~1v1~1things~1{id}/put");

        assertThat(put.at("/security/0/token").isArray()).isTrue();
        assertThat(put.at("/description").asText()).contains("`write`");
        assertThat(put.at("/responses/413/$ref").asText()).isEqualTo("#/components/responses/TooLarge");
        assertThat(put.at("/responses/202/content").isMissingNode()).isTrue();
        JsonNode get = document().at("/paths/~1v1~1things~1{id}/get");
        assertThat(get.at("/parameters/1/schema/default").asInt()).isEqualTo(10);
        assertThat(get.at("/responses/404/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ProblemBody");
        assertThat(document().at("/paths/~1page/get/security")).isEmpty();
    }

    @Test
    void shouldNotLetTwoOperationsHaveTheSameId() {
        Operation one = Operation.get("/v1/one", "same").by(context -> {});
        Operation two = Operation.get("/v1/two", "same").by(context -> {});

        assertThatThrownBy(() -> OpenApiEndpoint.added(List.of(one, two))).hasMessageContaining("the id same");
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper().readTree(OpenApiDocument.of(OPERATIONS));
    }

    enum Kind {
        SMALL,
        LARGE
    }

    /**
     * All that a record of the API may hold.
     *
     * @param parts further ones
     */
    record Thing(
            String name,
            Instant made,
            int size,
            List<Float> weights,
            Kind kind,
            Map<String, Long> counts,
            @Nullable String remark,
            Optional<Double> price,
            @Nullable List<Thing> parts) {}
}
