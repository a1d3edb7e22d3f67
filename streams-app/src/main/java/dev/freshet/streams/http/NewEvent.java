package dev.freshet.streams.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.freshet.streams.validation.EventFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is posted. What may be left out may be null.
 *
 * @param eventId the shop's id of the event; with one of its own the event may be posted again without being counted twice
 * @param type BROWSE, SEARCH, ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, RETURN, IMPRESSION, CLICK or ERASE
 * @param userId a known person; where both ids are given, whose event it is
 * @param anonymousId somebody not known yet
 * @param query what was typed, with SEARCH
 * @param currency ISO 4217 code of the prices
 * @param time when it happened; when it came, where it is left out
 * @param recommendationId the slate that was acted on
 * @param consent PERSONALIZED, or NONE: nothing of the event may be kept about the person
 */
record NewEvent(
        @Nullable String eventId,
        String type,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String sessionId,
        @Nullable List<Line> items,
        @Nullable String query,
        @Nullable String currency,
        @JsonDeserialize(using = TimeText.class) @Nullable Instant time,
        @Nullable String surface,
        @Nullable String recommendationId,
        @Nullable String consent,
        @Nullable Map<String, String> attributes)
        implements PostedEvents {

    NewEvent {
        if (type == null) {
            throw new IllegalArgumentException("type is missing; give one, such as BROWSE");
        }
    }

    /**
     * One item of an event.
     *
     * @param quantity 1 where it is left out
     * @param unitPrice price of one
     */
    record Line(
            String itemId,
            @Nullable Integer quantity,
            @Nullable Double unitPrice) {

        Line {
            if (itemId == null) {
                throw new IllegalArgumentException("itemId is missing; give one");
            }
        }

        private EventFields.Line fields() {
            return new EventFields.Line(
                    itemId,
                    quantity == null ? 1 : quantity,
                    unitPrice == null ? OptionalDouble.empty() : OptionalDouble.of(unitPrice));
        }
    }

    /** With an id and a time of ours where it has none. */
    EventFields fields(long nowMs) {
        return new EventFields(
                eventId == null ? UUID.randomUUID().toString() : eventId,
                type,
                Optional.ofNullable(userId),
                Optional.ofNullable(anonymousId),
                Optional.ofNullable(sessionId),
                items == null ? List.of() : items.stream().map(Line::fields).toList(),
                Optional.ofNullable(query),
                Optional.ofNullable(currency),
                time == null ? nowMs : millis(time),
                Optional.ofNullable(surface),
                Optional.ofNullable(recommendationId),
                Optional.ofNullable(consent),
                attributes == null ? Map.of() : attributes);
    }

    @Override
    public List<NewEvent> all() {
        return List.of(this);
    }

    @Override
    public String name(int index) {
        return "";
    }

    /** A time that no count of milliseconds reaches becomes the last one that does; no rule takes either. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }
}
