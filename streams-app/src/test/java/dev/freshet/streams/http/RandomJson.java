package dev.freshet.streams.http;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Random;

/** JSON that somebody got wrong: now and then nearly right, mostly of the wrong types, sometimes no JSON at all. */
final class RandomJson {

    private static final List<String> BROKEN = List.of(
            "",
            "{",
            "}",
            "[",
            "null",
            "nul",
            "{\"a\":}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":1}}",
            "{\"a\":1}{\"a\":2}",
            "\"\\ud800\"",
            "{\"id\":\"\\u0000\",\"id\":\"b\"}",
            "\u00ff\u00fe{\u0000}\u0000",
            "\u00ef\u00bb\u00bf{}",
            "{\"id\":\"\u00c3(\u00a0\u00a1\"}",
            "// comment",
            "{\"a\":NaN}",
            "{\"@class\":\"java.util.HashMap\"}",
            "[\"java.lang.Runtime\",{}]",
            "[".repeat(3_000),
            "{\"again\":[".repeat(300) + "]}".repeat(300));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e999",
            "-1e-999",
            "99999999999999999999",
            "\"\"",
            "\"1\"",
            "\"NaN\"",
            "\"\\u0000\\ud83d\"",
            "\"\u00f0\u009f\u0092\u00a5\u00e2\u0080\u00ae\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"a\":{}}",
            "[1,\"a\",{}]",
            "\"" + "9".repeat(1_500) + "\"",
            "9".repeat(1_500),
            "\"2026-99-99T00:00:00Z\"",
            "\"BROWSE\"",
            "\"<script>alert(1)</script>\"");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    /** Each char one byte. */
    String value(Class<?> wanted) {
        return random.nextInt(3) == 0 ? oneOf(BROKEN) : record(wanted, 3);
    }

    private String record(Class<?> wanted, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (RecordComponent component : wanted.isRecord() ? wanted.getRecordComponents() : new RecordComponent[0]) {
            if (random.nextInt(4) > 0) {
                json.append(json.length() == 1 ? "" : ",")
                        .append('"')
                        .append(component.getName())
                        .append("\":")
                        .append(value(component, depth));
            }
        }
        if (random.nextInt(8) == 0) {
            json.append(json.length() == 1 ? "" : ",").append("\"unheardOf\":1");
        }
        return json.append('}').toString();
    }

    private String value(RecordComponent component, int depth) {
        Class<?> type = component.getType();
        if (depth > 0 && random.nextInt(3) > 0) {
            if (type.isRecord()) {
                return record(type, depth - 1);
            }
            if (type == String.class) {
                return "\"text\"";
            }
            if (type == int.class || type == Integer.class || type == Long.class) {
                return "1";
            }
        }
        return oneOf(VALUES);
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
