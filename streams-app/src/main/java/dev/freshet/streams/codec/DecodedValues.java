package dev.freshet.streams.codec;

import dev.freshet.schemas.codec.Decoded;
import java.util.function.Function;

/** From a decoded record to our own terms. */
final class DecodedValues {

    private DecodedValues() {}

    /** Unreadable where the record is, or where our terms refuse what it says. */
    static <A, B> Decoded<B> map(Decoded<A> decoded, Function<A, B> toOurs) {
        if (decoded instanceof Decoded.Unreadable<A> unreadable) {
            return new Decoded.Unreadable<>(unreadable.fault(), unreadable.detail());
        }
        try {
            return new Decoded.Value<>(toOurs.apply(decoded.orElseThrow()));
        } catch (IllegalArgumentException e) {
            return new Decoded.Unreadable<>(Decoded.Fault.CORRUPT, String.valueOf(e.getMessage()));
        }
    }
}
