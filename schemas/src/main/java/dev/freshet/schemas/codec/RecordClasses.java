package dev.freshet.schemas.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Avro's model of one generated record type and the records inside it: a closed set of classes. Avro's own model loads
 * classes by the names that a schema gives, and since 1.12.2 refuses those that no system property of the JVM lists; this one
 * needs no such property and never loads a class because of a schema that it read.
 *
 * <p>One a codec: Avro fills caches in it lazily.
 */
final class RecordClasses extends SpecificData {
    private final Map<String, Class<?>> byFullName = new HashMap<>();

    RecordClasses(Class<? extends SpecificRecordBase> type) {
        super(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(this::addLogicalTypeConversion);
        collect(getSchema(type), type.getClassLoader());
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return schema.getType() == Schema.Type.RECORD ? byFullName.get(schema.getFullName()) : super.getClass(schema);
    }

    /** A plain list: the equality of Avro's own throws for records that hold an optional time. */
    @Override
    public Object newArray(@Nullable Object old, int size, Schema schema) {
        return new ArrayList<>(size);
    }

    private void collect(Schema schema, ClassLoader loader) {
        switch (schema.getType()) {
            case RECORD -> {
                byFullName.put(schema.getFullName(), generated(schema, loader));
                schema.getFields().forEach(field -> collect(field.schema(), loader));
            }
            case ARRAY -> collect(schema.getElementType(), loader);
            case MAP -> collect(schema.getValueType(), loader);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, loader));
            default -> {}
        }
    }

    private static Class<?> generated(Schema schema, ClassLoader loader) {
        try {
            return Class.forName(schema.getFullName(), true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class was generated for " + schema.getFullName(), e);
        }
    }
}
