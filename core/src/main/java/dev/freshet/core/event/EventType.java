package dev.freshet.core.event;

import java.util.Optional;

/** What happened. The codes are part of the row format and of the bundle contract: append, never renumber. */
public enum EventType {
    BROWSE(1, true, true),
    SEARCH(2, true, true),
    ADD_TO_CART(3, true, true),
    REMOVE_FROM_CART(4, true, true),
    PURCHASE(5, true, true),
    RETURN(6, false, false),
    IMPRESSION(7, false, false),
    CLICK(8, false, false),
    IDENTIFY(9, false, false),
    ERASE(10, false, false);

    private static final EventType[] BY_CODE = new EventType[11];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final boolean entersRing;
    private final boolean answered;

    EventType(int code, boolean entersRing, boolean answered) {
        this.code = code;
        this.entersRing = entersRing;
        this.answered = answered;
    }

    /** One byte on disk and the model's index of this type; 0 is kept for "unknown". */
    public int code() {
        return code;
    }

    /** Whether the event becomes one or more slots of the subject's ring. */
    public boolean entersRing() {
        return entersRing;
    }

    /** Whether the event is answered with a slate. */
    public boolean answered() {
        return answered;
    }

    /** The type of a code, or empty for a code that this version does not know. */
    public static Optional<EventType> ofCode(int code) {
        return code < 0 || code >= BY_CODE.length ? Optional.empty() : Optional.ofNullable(BY_CODE[code]);
    }
}
