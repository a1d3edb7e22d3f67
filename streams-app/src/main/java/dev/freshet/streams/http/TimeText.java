package dev.freshet.streams.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads a time as text of ISO 8601 with its offset and nothing else: of a number nobody knows whether it counts seconds. */
final class TimeText extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    TimeText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(this, "a time is text");
        }
        try {
            return Instant.parse(parser.getText());
        } catch (DateTimeParseException e) {
            return context.reportInputMismatch(this, "not a time");
        }
    }
}
