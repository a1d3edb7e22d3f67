package dev.freshet.trainer.evaluation.html;

import com.google.common.html.HtmlEscapers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words and figures as HTML has them. */
final class Text {

    private Text() {}

    static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    /** Four digits after the point, or three digits in all from 10 on; a dash for nothing. */
    static String figure(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.4f", value);
    }
}
