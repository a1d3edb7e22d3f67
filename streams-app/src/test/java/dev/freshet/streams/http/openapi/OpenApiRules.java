package dev.freshet.streams.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds of the document of any list of operations. */
public final class OpenApiRules {

    private static final Pattern IN_PATH = Pattern.compile("[{<]([^}>]+)[}>]");

    private OpenApiRules() {}

    public static void check(JsonNode document, List<Operation> operations) {
        assertThat(document.at("/openapi").asText()).startsWith("3.0.");
        assertThat(document.at("/info/title").asText()).isNotEmpty();
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        for (Operation operation : operations) {
            String path = operation.path().replace('<', '{').replace('>', '}');
            String verb = operation.verb().name().toLowerCase(Locale.ROOT);
            JsonNode described = document.path("paths").path(path).path(verb);
            String where = verb + " " + path;
            assertThat(described.path("operationId").asText()).as(where).isEqualTo(operation.id());
            assertThat(described.path("responses")).as(where).isNotEmpty();
            checkParametersInPath(operation, described.path("parameters"), where);
        }
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    private static void checkParametersInPath(Operation operation, JsonNode described, String where) {
        Matcher matcher = IN_PATH.matcher(operation.path());
        List<String> inPath = matcher.results().map(match -> match.group(1)).toList();
        assertThat(operation.parameters())
                .as(where)
                .filteredOn(parameter -> parameter.place() == Parameter.Place.PATH)
                .extracting(Parameter::name)
                .containsExactlyInAnyOrderElementsOf(inPath);
        assertThat(described)
                .as(where)
                .hasSize(operation.parameters().size())
                .allSatisfy(parameter -> assertThat(
                                parameter.path("schema").path("type").asText())
                        .as(where + " " + parameter.path("name"))
                        .isNotEmpty());
    }
}
