package dev.freshet.streams.validation;

/** A field that must not be taken. Stays inside this package: its callers see the verdict. */
final class FieldRejected extends Exception {

    private static final long serialVersionUID = 1;

    private final RejectReason reason;
    private final String detail;

    FieldRejected(RejectReason reason, String detail) {
        // No stack trace: bad events come in floods, and where it was thrown says nothing to anybody.
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Verdict.Rejected verdict() {
        return new Verdict.Rejected(reason, detail);
    }
}
