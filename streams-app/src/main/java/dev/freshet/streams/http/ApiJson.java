package dev.freshet.streams.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.javalin.json.JsonMapper;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link JsonForm}; what cannot be read is the caller's fault, what cannot be written ours. */
final class ApiJson implements JsonMapper {

    private final ObjectMapper mapper = JsonForm.mapper();

    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of " + type + " has no JSON form", e);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Javalin has it
    public <T> T fromJsonString(String json, Type type) {
        @Nullable T value;
        try {
            value = mapper.readValue(json, mapper.constructType(type));
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException("a body of " + type + " has no JSON form", e);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest(describe(e));
        }
        if (value == null) {
            throw Problem.badRequest("the body is null; a JSON object is wanted");
        }
        return value;
    }

    @Override
    public InputStream toJsonStream(Object value, Type type) {
        throw new UnsupportedOperationException("answers are written whole");
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Javalin has it
    public <T> T fromJsonStream(InputStream json, Type type) {
        throw new UnsupportedOperationException("bodies are read whole, within their limit");
    }

    /** Where the fault is; the library's own words would name our classes. */
    private static String describe(JsonProcessingException fault) {
        @Nullable JsonLocation location = fault.getLocation();
        String where =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream().map(ApiJson::step).collect(Collectors.joining());
            return (path.startsWith(".") ? path.substring(1) : path)
                    + " is no field that is known here, or its value is of another type" + where;
        }
        return "the body is not the JSON that is wanted" + where;
    }

    private static String step(JsonMappingException.Reference step) {
        @Nullable String field = step.getFieldName();
        return field == null ? "[" + step.getIndex() + "]" : "." + field;
    }
}
