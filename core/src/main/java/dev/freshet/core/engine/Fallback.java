package dev.freshet.core.engine;

/** Why the model was not used for a slate. The names are on the wire. */
public enum Fallback {
    /** No model is active. */
    NO_MODEL,
    /** The subject has done nothing that the model reads. */
    NO_HISTORY,
    /** The person did not agree to be profiled. */
    NO_CONSENT,
    /** The model has a vector for none of the items that may be shown. */
    NO_CANDIDATE,
    /** The model failed; the log says how. */
    MODEL_ERROR
}
