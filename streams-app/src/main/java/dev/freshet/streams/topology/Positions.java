package dev.freshet.streams.topology;

import dev.freshet.streams.codec.SourcePosition;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where the record at hand came from. */
final class Positions {

    private Positions() {}

    /** To be called while a record is processed, not from a timer. */
    static SourcePosition of(ProcessingContext context) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("only a record at hand has a position"));
        return new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset());
    }
}
