package dev.freshet.schemas.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** Records with any content that their schema allows, all of Unicode included; but NaN, which equals nothing. */
final class RandomRecords {
    private static final int MAX_SIZE = 4;
    private static final double[] ODD_DOUBLES = {
        0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE
    };
    private static final long[] ODD_LONGS = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 63, 64, -64, -65};

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    SpecificRecordBase next(Schema schema) {
        SpecificRecordBase datum = empty(schema);
        schema.getFields().forEach(field -> datum.put(field.pos(), value(field.schema())));
        return datum;
    }

    private static SpecificRecordBase empty(Schema schema) {
        try {
            return Class.forName(schema.getFullName())
                    .asSubclass(SpecificRecordBase.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no class was generated for " + schema.getFullName(), e);
        }
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> next(schema);
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            case UNION -> value(schema.getTypes().get(random.nextInt(2)));
            case NULL -> null;
            case STRING -> string();
            case BYTES -> bytes();
            case INT -> (int) number();
            case LONG -> schema.getLogicalType() == null ? (Object) number() : Instant.ofEpochMilli(number());
            case DOUBLE ->
                random.nextBoolean() ? random.nextGaussian() : ODD_DOUBLES[random.nextInt(ODD_DOUBLES.length)];
            case BOOLEAN -> random.nextBoolean();
            default -> throw new AssertionError("no random " + schema);
        };
    }

    private List<Object> list(Schema element) {
        return IntStream.range(0, random.nextInt(MAX_SIZE))
                .mapToObj(i -> value(element))
                .toList();
    }

    private Map<String, Object> map(Schema element) {
        Map<String, Object> map = new HashMap<>();
        IntStream.range(0, random.nextInt(MAX_SIZE)).forEach(i -> map.put(string(), value(element)));
        return map;
    }

    private long number() {
        return random.nextBoolean() ? random.nextLong() : ODD_LONGS[random.nextInt(ODD_LONGS.length)];
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private String string() {
        return random.ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
