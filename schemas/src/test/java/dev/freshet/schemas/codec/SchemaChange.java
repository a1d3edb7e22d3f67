package dev.freshet.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/** Judges the current schema of a record beside all its releases. */
final class SchemaChange {
    private static final String REMEDY = "; see 'How to change a schema' in schemas/README.md";

    private SchemaChange() {}

    /** What is wrong, a line each; empty for a schema that may be built. */
    static List<String> faults(Schema current, List<ReleasedSchema> releases) {
        List<String> faults = new ArrayList<>();
        for (ReleasedSchema release : releases) {
            incompatibilities(current, release.schema())
                    .forEach(fault -> faults.add(release + " cannot be read any more: " + fault + REMEDY));
            incompatibilities(release.schema(), current)
                    .forEach(fault -> faults.add("a reader of " + release + " cannot read it: " + fault + REMEDY));
        }
        if (faults.isEmpty()) {
            long fingerprint = SchemaNormalization.parsingFingerprint64(current);
            releases.stream()
                    .filter(release -> release.fingerprint() == fingerprint)
                    .findFirst()
                    .ifPresentOrElse(
                            release -> {
                                if (!release.schema().equals(current)) {
                                    faults.add(current.getName() + ".avsc differs from " + release
                                            + " in a default or a logical type, which a fingerprint does not see: undo"
                                            + " that, or add a field instead" + REMEDY);
                                }
                            },
                            () -> faults.add(current.getName() + ".avsc is not released: copy it to"
                                    + " src/main/resources/released/" + current.getName() + "/v" + (releases.size() + 1)
                                    + ".avsc and add it to released/index.txt" + REMEDY));
        }
        return faults;
    }

    private static List<String> incompatibilities(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(
                        reader, writer)
                .getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities().stream()
                        .map(fault -> fault.getType() + " at " + fault.getLocation() + ", " + fault.getMessage())
                        .toList();
    }
}
