package dev.freshet.streams.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request and takes nothing for something else: no unknown field, no text where a number is wanted, no field
 * twice, no null in a list, no half of a surrogate pair. Null stands for a field that is left out.
 */
final class JsonBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .build();

    /** Where a message tells the library's user what to set. */
    private static final Pattern LIBRARY = Pattern.compile(", from `[^`]*`");

    private JsonBody() {}

    /** @throws Problem that names the field, what it is and what is wanted */
    static <T> T read(Context context, Class<T> type) {
        return read(tree(context), type);
    }

    /** @throws Problem as {@link #read(Context, Class)} */
    static <T> T read(JsonNode body, Class<T> type) {
        try {
            return MAPPER.treeToValue(body, type);
        } catch (JsonMappingException e) {
            throw Problem.badRequest(JsonFault.of(e, body));
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** @throws Problem if the body is not one JSON object */
    static JsonNode tree(Context context) {
        requireJson(context.contentType());
        String text = text(context.bodyAsBytes());
        JsonNode body;
        try {
            body = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
        if (!body.isObject()) {
            throw Problem.badRequest("the body is " + JsonFault.shown(body) + "; wanted is an object");
        }
        requireWellFormed(body, JsonPointer.empty());
        return body;
    }

    /** A page of somewhere else can make a browser post anything but this without asking first. */
    private static void requireJson(@Nullable String contentType) {
        String given = contentType == null ? "missing" : contentType;
        if (!given.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type is " + given + "; send application/json");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("the body is not UTF-8; encode it so");
        }
    }

    /** Half of a surrogate pair cannot be written as UTF-8, so two different ids would become one. */
    private static void requireWellFormed(JsonNode node, JsonPointer place) {
        if (node.isTextual() && !isWellFormed(node.textValue())) {
            throw Problem.badRequest(JsonFault.path(place) + " holds half of a surrogate pair; give whole characters");
        }
        node.properties().forEach(field -> {
            if (!isWellFormed(field.getKey())) {
                throw Problem.badRequest("a field's name holds half of a surrogate pair; give whole characters");
            }
            requireWellFormed(field.getValue(), place.appendProperty(field.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireWellFormed(node.get(i), place.appendIndex(i));
        }
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Problem notJson(JsonProcessingException e) {
        if (e instanceof JsonMappingException) {
            return Problem.badRequest("the body goes on after its first value; send one");
        }
        String where = e.getLocation() == null
                ? ""
                : " in line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return Problem.badRequest("the body is not JSON" + where + ": "
                + LIBRARY.matcher(e.getOriginalMessage()).replaceAll(""));
    }
}
