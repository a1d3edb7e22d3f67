package dev.freshet.streams.sizing;

import java.util.ArrayList;
import java.util.List;

/** Gathers the lines of one chapter while it is computed. */
final class Arithmetic {

    private final String title;
    private final List<Line> lines = new ArrayList<>();

    Arithmetic(String title) {
        this.title = title;
    }

    /** A number with its unit, which may be empty. */
    double number(String name, double value, String unit, String format, Object... with) {
        add(name, format, with, (Amount.number(value) + " " + unit).strip());
        return value;
    }

    /** The next whole number. */
    long whole(String name, double value, String unit, String format, Object... with) {
        long rounded = (long) Math.ceil(value - 1e-9);
        add(name, format, with, (Amount.number((double) rounded) + " " + unit).strip());
        return rounded;
    }

    double bytes(String name, double value, String format, Object... with) {
        add(name, format, with, Amount.bytes(value));
        return value;
    }

    double rate(String name, double value, String format, Object... with) {
        add(name, format, with, Amount.bytes(value) + "/s");
        return value;
    }

    Chapter done() {
        return new Chapter(title, lines);
    }

    /** Each {} of the format is the next number; text stays as it is. */
    private void add(String name, String format, Object[] with, String result) {
        StringBuilder arithmetic = new StringBuilder();
        int from = 0;
        for (Object each : with) {
            int at = format.indexOf("{}", from);
            arithmetic
                    .append(format, from, at)
                    .append(each instanceof Number n ? Amount.number(n.doubleValue()) : each);
            from = at + 2;
        }
        lines.add(new Line(name, arithmetic.append(format.substring(from)).toString(), result));
    }
}
