package dev.freshet.streams.validation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.config.InputConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One rule for each field of an event, the same whichever way it comes in. Safe for many threads. */
public final class EventRules {

    private static final int SHOWN_CHARACTERS = 64;
    private static final ImmutableMap<String, EventType> TYPES =
            Maps.uniqueIndex(List.of(EventType.values()), EventType::name);

    private final InputConfig limits;
    private final FieldNames names;

    public EventRules(InputConfig limits, FieldNames names) {
        this.limits = limits;
        this.names = names;
    }

    /** @param nowMs this machine's clock, ms since 1970 UTC */
    public Verdict judge(EventFields event, long nowMs) {
        try {
            return new Verdict.Accepted(accept(event, nowMs));
        } catch (FieldRejected rejected) {
            return rejected.verdict();
        }
    }

    private UserEvent accept(EventFields event, long nowMs) throws FieldRejected {
        EventType type = type(event.type());
        Optional<String> userId = optionalId("userId", event.userId());
        Optional<String> anonymousId = optionalId("anonymousId", event.anonymousId());
        Subject subject = subject(type, userId, anonymousId);
        String eventId = id("eventId", event.eventId());
        requireSupported(type);
        Consent consent = consent(event.consent());
        return UserEvent.builder(type, subject, eventId)
                .session(optionalText("sessionId", event.sessionId()))
                .items(items(type, event.items()))
                .query(query(type, event.searchQuery()))
                .currency(event.currency())
                .timeMs(time(event.timeMs(), nowMs))
                .surface(event.surface())
                .recommendation(optionalText("recommendationId", event.recommendationId()))
                .consent(consent)
                .attributes(event.attributes())
                .build();
    }

    private EventType type(String name) throws FieldRejected {
        EventType type = TYPES.get(name);
        if (type == null) {
            throw new FieldRejected(
                    RejectReason.UNKNOWN_TYPE,
                    names.type() + " '" + shown(name) + "' is not known to this version; known are "
                            + Joiner.on(", ").join(TYPES.keySet()));
        }
        return type;
    }

    /** Identity merges move state between subjects, which this version does not do yet. */
    private void requireSupported(EventType type) throws FieldRejected {
        if (type == EventType.IDENTIFY) {
            throw new FieldRejected(
                    RejectReason.UNSUPPORTED_TYPE,
                    names.type() + " IDENTIFY is not handled by this version; send it again after an upgrade");
        }
    }

    /** A known person where both ids are given: the anonymous id then only says which device it was. */
    private static Subject subject(EventType type, Optional<String> userId, Optional<String> anonymousId)
            throws FieldRejected {
        if (type == EventType.IDENTIFY && (userId.isEmpty() || anonymousId.isEmpty())) {
            throw new FieldRejected(
                    RejectReason.NO_SUBJECT, "an IDENTIFY needs both userId and anonymousId; give both");
        }
        return userId.map(Subject::user)
                .or(() -> anonymousId.map(Subject::anonymous))
                .orElseThrow(() -> new FieldRejected(
                        RejectReason.NO_SUBJECT, "neither userId nor anonymousId is given; give one"));
    }

    private String id(String field, String id) throws FieldRejected {
        if (id.isBlank()) {
            throw new FieldRejected(RejectReason.BLANK_ID, field + " is blank; give an id");
        }
        // A character is at least a byte and at most three, so most ids need no encoding to be judged.
        if (id.length() * 3 > limits.maxIdBytes() && id.getBytes(StandardCharsets.UTF_8).length > limits.maxIdBytes()) {
            throw new FieldRejected(
                    RejectReason.ID_TOO_LONG,
                    field + " '" + shown(id) + "' is longer than " + limits.maxIdBytes()
                            + " bytes; give a shorter one");
        }
        return id;
    }

    /** Absent, or a proper id: an empty id that decides who is meant is a mistake, not an absence. */
    private Optional<String> optionalId(String field, Optional<String> id) throws FieldRejected {
        return id.isEmpty() ? id : Optional.of(id(field, id.get()));
    }

    /** Absent or blank, or a text no longer than an id: fields on which nothing depends. */
    private Optional<String> optionalText(String field, Optional<String> text) throws FieldRejected {
        return optionalId(field, text.filter(given -> !given.isBlank()));
    }

    private static Consent consent(Optional<String> name) throws FieldRejected {
        if (name.isEmpty()) {
            return Consent.UNSPECIFIED;
        }
        return switch (name.get()) {
            case "PERSONALIZED" -> Consent.PERSONALIZED;
            case "NONE" -> Consent.NONE;
            default ->
                throw new FieldRejected(
                        RejectReason.UNKNOWN_CONSENT,
                        "consent '" + shown(name.get()) + "' is not known; allowed is PERSONALIZED or NONE");
        };
    }

    private List<LineItem> items(EventType type, List<EventFields.Line> items) throws FieldRejected {
        boolean needed = switch (type) {
            case BROWSE, ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, RETURN, IMPRESSION, CLICK -> true;
            case SEARCH, IDENTIFY, ERASE -> false;
        };
        if (needed && items.isEmpty()) {
            throw new FieldRejected(
                    RejectReason.NO_ITEM,
                    "items is empty and a " + type.name().toLowerCase(Locale.ROOT)
                            + " names what it is about; give one");
        }
        if (items.size() > limits.maxBasketItems()) {
            throw new FieldRejected(
                    RejectReason.BASKET_TOO_LARGE,
                    items.size() + " items; at most " + limits.maxBasketItems() + " are allowed");
        }
        List<LineItem> lines = new ArrayList<>(items.size());
        for (EventFields.Line item : items) {
            lines.add(line(item));
        }
        return lines;
    }

    private LineItem line(EventFields.Line item) throws FieldRejected {
        String itemId = id("itemId", item.itemId());
        if (item.quantity() < 1) {
            throw new FieldRejected(
                    RejectReason.BAD_QUANTITY,
                    "quantity of item '" + shown(itemId) + "' is " + item.quantity() + "; at least 1 is allowed");
        }
        if (item.unitPrice().isPresent()
                && !(item.unitPrice().getAsDouble() >= 0
                        && Double.isFinite(item.unitPrice().getAsDouble()))) {
            throw new FieldRejected(
                    RejectReason.BAD_PRICE,
                    "unitPrice of item '" + shown(itemId) + "' is "
                            + item.unitPrice().getAsDouble() + "; a finite number of at least 0 is allowed");
        }
        return new LineItem(itemId, item.quantity(), item.unitPrice());
    }

    private Optional<String> query(EventType type, Optional<String> query) throws FieldRejected {
        if (type == EventType.SEARCH && query.filter(text -> !text.isBlank()).isEmpty()) {
            throw new FieldRejected(
                    RejectReason.NO_QUERY, "a search has no " + names.query() + "; give what was typed");
        }
        return query;
    }

    private long time(long timeMs, long nowMs) throws FieldRejected {
        if (timeMs < limits.oldestTime().toEpochMilli()) {
            throw new FieldRejected(
                    RejectReason.TIME_TOO_OLD,
                    names.time() + " " + Instant.ofEpochMilli(timeMs) + " is too old; allowed is " + limits.oldestTime()
                            + " or later");
        }
        if (timeMs - nowMs > limits.futureTolerance().toMillis()) {
            throw new FieldRejected(
                    RejectReason.TIME_IN_FUTURE,
                    names.time() + " " + Instant.ofEpochMilli(timeMs) + " is in the future; allowed is at most "
                            + limits.futureTolerance().toSeconds() + " s ahead of the clock, "
                            + Instant.ofEpochMilli(nowMs));
        }
        return timeMs;
    }

    private static String shown(String text) {
        if (text.length() <= SHOWN_CHARACTERS) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(SHOWN_CHARACTERS - 1)) ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS;
        return text.substring(0, end) + "...";
    }
}
