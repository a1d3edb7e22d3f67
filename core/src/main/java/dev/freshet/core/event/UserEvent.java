package dev.freshet.core.event;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a subject did. An instance is valid: a browse names an item, a search has a query.
 *
 * @param eventId the producer's id of the event, unique within the subject
 * @param type what happened
 * @param subject who did it
 * @param alias with IDENTIFY, the anonymous id that the subject is now known to have been; otherwise empty
 * @param sessionId the shop's session, if it has one
 * @param items the items concerned; one event may hold a whole basket
 * @param searchQuery what was typed, with SEARCH
 * @param currency ISO 4217 code of the prices
 * @param timeMs when it happened, in ms since 1970 UTC, or {@link EventTime#UNKNOWN}
 * @param surface the place in the shop, such as {@code home}
 * @param recommendationId the slate that the person acted on, echoed by the shop
 * @param consent what the person agreed to
 * @param attributes whatever else the shop wants to carry; not interpreted
 */
public record UserEvent(
        String eventId,
        EventType type,
        Subject subject,
        Optional<String> alias,
        Optional<String> sessionId,
        List<LineItem> items,
        Optional<String> searchQuery,
        Optional<String> currency,
        long timeMs,
        Optional<String> surface,
        Optional<String> recommendationId,
        Consent consent,
        Map<String, String> attributes) {

    public UserEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        if (eventId.isBlank()) {
            throw new IllegalArgumentException("eventId is blank");
        }
        if (timeMs < EventTime.UNKNOWN) {
            throw new IllegalArgumentException("timeMs is " + timeMs + "; give ms since 1970 UTC, or UNKNOWN");
        }
        items = List.copyOf(items);
        attributes = ImmutableMap.copyOf(attributes);
        switch (type) {
            case BROWSE, ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, RETURN, IMPRESSION, CLICK -> {
                if (items.isEmpty()) {
                    throw new IllegalArgumentException("a " + type + " names no item; give at least one");
                }
            }
            case SEARCH -> {
                if (searchQuery.isEmpty() || searchQuery.get().isBlank()) {
                    throw new IllegalArgumentException("a SEARCH has no searchQuery");
                }
            }
            case IDENTIFY -> {
                if (alias.isEmpty() || subject.kind() != Subject.Kind.USER) {
                    throw new IllegalArgumentException("an IDENTIFY needs both a userId and an anonymousId");
                }
            }
            case ERASE -> {}
        }
    }

    /** The same event with other lines. @throws IllegalArgumentException if its type needs one and there is none */
    public UserEvent withItems(List<LineItem> lines) {
        return new UserEvent(
                eventId,
                type,
                subject,
                alias,
                sessionId,
                lines,
                searchQuery,
                currency,
                timeMs,
                surface,
                recommendationId,
                consent,
                attributes);
    }

    public static Builder builder(EventType type, Subject subject, String eventId) {
        return new Builder(type, subject, eventId);
    }

    /** Gathers the optional parts of an event; everything not set is absent. */
    public static final class Builder {
        private final EventType type;
        private final Subject subject;
        private final String eventId;
        private Optional<String> alias = Optional.empty();
        private Optional<String> sessionId = Optional.empty();
        private List<LineItem> items = List.of();
        private Optional<String> searchQuery = Optional.empty();
        private Optional<String> currency = Optional.empty();
        private long timeMs = EventTime.UNKNOWN;
        private Optional<String> surface = Optional.empty();
        private Optional<String> recommendationId = Optional.empty();
        private Consent consent = Consent.UNSPECIFIED;
        private Map<String, String> attributes = Map.of();

        private Builder(EventType type, Subject subject, String eventId) {
            this.type = type;
            this.subject = subject;
            this.eventId = eventId;
        }

        public Builder alias(Optional<String> anonymousId) {
            this.alias = anonymousId;
            return this;
        }

        public Builder session(Optional<String> id) {
            this.sessionId = id;
            return this;
        }

        public Builder items(List<LineItem> lines) {
            this.items = lines;
            return this;
        }

        public Builder item(String itemId) {
            return items(List.of(LineItem.of(itemId)));
        }

        public Builder query(Optional<String> query) {
            this.searchQuery = query;
            return this;
        }

        public Builder currency(Optional<String> code) {
            this.currency = code;
            return this;
        }

        public Builder timeMs(long ms) {
            this.timeMs = ms;
            return this;
        }

        public Builder surface(Optional<String> name) {
            this.surface = name;
            return this;
        }

        public Builder recommendation(Optional<String> id) {
            this.recommendationId = id;
            return this;
        }

        public Builder consent(Consent given) {
            this.consent = given;
            return this;
        }

        public Builder attributes(Map<String, String> map) {
            this.attributes = map;
            return this;
        }

        public UserEvent build() {
            return new UserEvent(
                    eventId,
                    type,
                    subject,
                    alias,
                    sessionId,
                    items,
                    searchQuery,
                    currency,
                    timeMs,
                    surface,
                    recommendationId,
                    consent,
                    attributes);
        }
    }
}
