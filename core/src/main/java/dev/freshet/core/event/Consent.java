package dev.freshet.core.event;

/** What the person agreed to. */
public enum Consent {
    /** The shop did not say; treated as {@link #PERSONALIZED}. */
    UNSPECIFIED,
    /** The event may enter the profile and personalise what is shown. */
    PERSONALIZED,
    /** Nothing of the event may be kept about the person; it is answered with what is popular. */
    NONE
}
