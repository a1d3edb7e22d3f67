package dev.freshet.schemas.codec;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * A schema that records may have been written with, for ever.
 *
 * @param version from 1, within the record
 * @param schema the writer schema
 * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form; what the bytes carry. It does not see docs,
 *     defaults and logical types.
 */
public record ReleasedSchema(int version, Schema schema, long fingerprint) {

    public ReleasedSchema {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "version of " + schema.getFullName() + " is " + version + "; it is at least 1");
        }
        if (fingerprint != SchemaNormalization.parsingFingerprint64(schema)) {
            throw new IllegalArgumentException("fingerprint is not that of " + schema.getFullName());
        }
    }

    static ReleasedSchema of(int version, Schema schema) {
        return new ReleasedSchema(version, schema, SchemaNormalization.parsingFingerprint64(schema));
    }

    /** Name and version, such as {@code UserEvent v1}. */
    @Override
    public String toString() {
        return schema.getName() + " v" + version;
    }
}
