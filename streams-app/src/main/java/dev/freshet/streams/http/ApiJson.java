package dev.freshet.streams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Writes answers in {@link JsonForm}. Bodies are read by {@link JsonBody}. */
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
}
