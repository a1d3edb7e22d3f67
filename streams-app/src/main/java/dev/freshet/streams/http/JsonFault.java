package dev.freshet.streams.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.freshet.streams.config.Nearest;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body, in words for whoever wrote it. */
final class JsonFault {

    private static final int SHOWN_CHARACTERS = 64;

    private JsonFault() {}

    /** One line: the field, what it is, and what is wanted. */
    static String of(JsonMappingException fault, JsonNode body) {
        JsonPointer place = place(fault.getPath());
        String path = path(place);
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return unknown(
                    path,
                    unknown.getPropertyName(),
                    unknown.getKnownPropertyIds().stream().map(String::valueOf));
        }
        if (fault instanceof InvalidNullException) {
            return path + " holds null; leave it out or give a value";
        }
        if (fault instanceof ValueInstantiationException refused) {
            return refused(refused, place, body.at(place));
        }
        return path + " is " + shown(body.at(place)) + "; wanted is " + wanted(target(fault));
    }

    /** As it is written in JavaScript: {@code events[3].items[0].quantity}. */
    static String path(JsonPointer place) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer at = place; !at.matches(); at = at.tail()) {
            if (at.mayMatchElement()) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return path.toString();
    }

    /** A value as it was given, or its kind where it is not simple. */
    static String shown(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            int end = Math.min(text.length(), SHOWN_CHARACTERS);
            return "'" + text.substring(0, end) + (end < text.length() ? "...'" : "'");
        }
        if (node.isArray()) {
            return "a list";
        }
        if (node.isObject()) {
            return "an object";
        }
        return node instanceof MissingNode ? "missing" : node.asText();
    }

    private static JsonPointer place(List<JsonMappingException.Reference> path) {
        JsonPointer place = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            place = step.getFieldName() == null
                    ? place.appendIndex(step.getIndex())
                    : place.appendProperty(step.getFieldName());
        }
        return place;
    }

    /** What a record's constructor said; or the field that it missed because it is there under another name. */
    private static String refused(ValueInstantiationException fault, JsonPointer place, JsonNode given) {
        List<String> known = Arrays.stream(fault.getType().getRawClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (!known.contains(field.getKey())) {
                return unknown(path(place.appendProperty(field.getKey())), field.getKey(), known.stream());
            }
        }
        @Nullable Throwable cause = fault.getCause();
        String why = String.valueOf(cause == null ? fault.getOriginalMessage() : cause.getMessage());
        return place.matches() ? why : path(place) + ": " + why;
    }

    private static String unknown(String path, String name, Stream<String> fields) {
        List<String> known = fields.sorted().toList();
        return path + " is not known; "
                + Nearest.to(name, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "known are " + String.join(", ", known));
    }

    private static @Nullable Class<?> target(JsonMappingException fault) {
        if (fault instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        return fault.getCause() instanceof InputCoercionException overflow ? overflow.getTargetType() : null;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number of at most " + Integer.MAX_VALUE;
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T09:15:30Z";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object whose values are texts" : "an object";
    }
}
