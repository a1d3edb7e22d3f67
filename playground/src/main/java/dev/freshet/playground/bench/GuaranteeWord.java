package dev.freshet.playground.bench;

import dev.freshet.streams.config.Guarantee;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A guarantee as settings name it. */
final class GuaranteeWord implements ITypeConverter<Guarantee> {

    @Override
    public Guarantee convert(String value) {
        try {
            return Guarantee.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("allowed are exactly-once and at-least-once, not '" + value + "'");
        }
    }
}
