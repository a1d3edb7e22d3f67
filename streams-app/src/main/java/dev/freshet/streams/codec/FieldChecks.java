package dev.freshet.streams.codec;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.validation.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One rule for each field of an event. */
final class FieldChecks {

    private static final int SHOWN_CHARACTERS = 64;
    private static final ImmutableMap<String, EventType> TYPES =
            Maps.uniqueIndex(List.of(EventType.values()), EventType::name);

    private final InputConfig limits;

    FieldChecks(InputConfig limits) {
        this.limits = limits;
    }

    EventType type(String name) throws FieldRejected {
        EventType type = TYPES.get(name);
        if (type == null) {
            throw new FieldRejected(
                    RejectReason.UNKNOWN_TYPE, "eventType '" + shown(name) + "' is not known to this version");
        }
        return type;
    }

    /** Identity merges move state between subjects, which this version does not do yet. */
    void supported(EventType type) throws FieldRejected {
        if (type == EventType.IDENTIFY) {
            throw new FieldRejected(RejectReason.UNSUPPORTED_TYPE, "IDENTIFY is not handled by this version");
        }
    }

    /** A known person where both ids are given: the anonymous id then only says which device it was. */
    Subject subject(EventType type, Optional<String> userId, Optional<String> anonymousId) throws FieldRejected {
        if (type == EventType.IDENTIFY && (userId.isEmpty() || anonymousId.isEmpty())) {
            throw new FieldRejected(RejectReason.NO_SUBJECT, "an IDENTIFY needs both userId and anonymousId");
        }
        return userId.map(Subject::user)
                .or(() -> anonymousId.map(Subject::anonymous))
                .orElseThrow(() -> new FieldRejected(
                        RejectReason.NO_SUBJECT, "neither userId nor anonymousId is given; give one"));
    }

    String id(String field, String id) throws FieldRejected {
        if (id.isBlank()) {
            throw new FieldRejected(RejectReason.BLANK_ID, field + " is blank; give an id");
        }
        // A character is at least a byte and at most three, so most ids need no encoding to be judged.
        if (id.length() * 3 > limits.maxIdBytes() && id.getBytes(StandardCharsets.UTF_8).length > limits.maxIdBytes()) {
            throw new FieldRejected(
                    RejectReason.ID_TOO_LONG,
                    field + " '" + shown(id) + "' is longer than " + limits.maxIdBytes() + " bytes");
        }
        return id;
    }

    /** Absent, or a proper id: an empty id that decides who is meant is a mistake, not an absence. */
    Optional<String> optionalId(String field, Optional<String> id) throws FieldRejected {
        return id.isEmpty() ? id : Optional.of(id(field, id.get()));
    }

    /** Absent or blank, or a text no longer than an id: fields on which nothing depends. */
    Optional<String> optionalText(String field, Optional<String> text) throws FieldRejected {
        return optionalId(field, text.filter(given -> !given.isBlank()));
    }

    Consent consent(Optional<String> name) throws FieldRejected {
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

    List<LineItem> items(EventType type, List<dev.freshet.schemas.LineItem> items) throws FieldRejected {
        boolean needed = switch (type) {
            case BROWSE, ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, RETURN, IMPRESSION, CLICK -> true;
            case SEARCH, IDENTIFY, ERASE -> false;
        };
        if (needed && items.isEmpty()) {
            throw new FieldRejected(
                    RejectReason.NO_ITEM, "a " + type.name().toLowerCase(Locale.ROOT) + " names no item; give one");
        }
        if (items.size() > limits.maxBasketItems()) {
            throw new FieldRejected(
                    RejectReason.BASKET_TOO_LARGE,
                    items.size() + " items; at most " + limits.maxBasketItems() + " are allowed");
        }
        List<LineItem> lines = new ArrayList<>(items.size());
        for (dev.freshet.schemas.LineItem item : items) {
            lines.add(line(item));
        }
        return lines;
    }

    private LineItem line(dev.freshet.schemas.LineItem item) throws FieldRejected {
        String itemId = id("itemId", item.getItemId());
        if (item.getQuantity() < 1) {
            throw new FieldRejected(
                    RejectReason.BAD_QUANTITY,
                    "quantity of item '" + shown(itemId) + "' is " + item.getQuantity() + "; at least 1 is allowed");
        }
        if (item.getUnitPrice().isEmpty()) {
            return new LineItem(itemId, item.getQuantity(), OptionalDouble.empty());
        }
        double price = item.getUnitPrice().get();
        if (!(price >= 0 && Double.isFinite(price))) {
            throw new FieldRejected(
                    RejectReason.BAD_PRICE,
                    "unitPrice of item '" + shown(itemId) + "' is " + price
                            + "; a finite number of at least 0 is allowed");
        }
        return new LineItem(itemId, item.getQuantity(), OptionalDouble.of(price));
    }

    Optional<String> query(EventType type, Optional<String> query) throws FieldRejected {
        if (type == EventType.SEARCH && query.filter(text -> !text.isBlank()).isEmpty()) {
            throw new FieldRejected(RejectReason.NO_QUERY, "a search has no searchQuery; give what was typed");
        }
        return query;
    }

    long time(long timeMs, long nowMs) throws FieldRejected {
        if (timeMs < limits.oldestTime().toEpochMilli()) {
            throw new FieldRejected(
                    RejectReason.TIME_TOO_OLD,
                    "eventTime " + Instant.ofEpochMilli(timeMs) + " is before " + limits.oldestTime());
        }
        if (timeMs - nowMs > limits.futureTolerance().toMillis()) {
            throw new FieldRejected(
                    RejectReason.TIME_IN_FUTURE,
                    "eventTime " + Instant.ofEpochMilli(timeMs) + " is more than "
                            + limits.futureTolerance().toSeconds() + " s ahead of the clock, "
                            + Instant.ofEpochMilli(nowMs));
        }
        return timeMs;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
