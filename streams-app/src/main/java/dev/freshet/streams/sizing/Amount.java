package dev.freshet.streams.sizing;

import java.util.Locale;

/** Numbers as people read them. Bytes are decimal: 1 GB is 1,000,000,000. */
final class Amount {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Amount() {}

    /** Two digits after the point below 10, one below 100, none beyond. */
    static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(unit == 0 ? Math.rint(value) : value) + " " + UNITS[unit];
    }
}
