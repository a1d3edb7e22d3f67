package dev.freshet.playground.bench.measure;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/** Where the time of an event goes, told by the code that a thread is in. */
enum Stage {
    DECODE(
            "dev.freshet.streams.codec.EventReader",
            "dev.freshet.streams.codec.FieldChecks",
            "dev.freshet.streams.validation.",
            "dev.freshet.streams.topology.ValidateProcessor"),
    STORE("org.rocksdb.", "org.apache.kafka.streams.state."),
    ROW("dev.freshet.core.state."),
    ENCODE("ai.onnxruntime.", "dev.freshet.core.encode.", "dev.freshet.core.model."),
    REASONS("dev.freshet.core.explain."),
    RETRIEVE("dev.freshet.core.retrieval.", "dev.freshet.core.candidates."),
    RANK("dev.freshet.core.ranking.", "dev.freshet.core.engine."),
    POLICY("dev.freshet.core.policy."),
    ENCODE_OUTPUT("dev.freshet.streams.codec.", "org.apache.avro.", "dev.freshet.schemas."),
    WORLD("dev.freshet.streams.world.", "dev.freshet.core.signals.", "dev.freshet.core.catalog."),
    SEND("org.apache.kafka.clients.producer.", "org.apache.kafka.common.record."),
    RECEIVE("org.apache.kafka.clients."),
    COMMIT,
    STREAMS("org.apache.kafka.streams.", "dev.freshet.streams.", "org.apache.kafka."),
    OTHER;

    private final ImmutableList<String> prefixes;

    Stage(String... prefixes) {
        this.prefixes = ImmutableList.copyOf(prefixes);
    }

    /** One method on a stack. */
    record Frame(String type, String method) {}

    /**
     * The stage of a stack: of the innermost frame that belongs to one, except that whatever is done for reasons is theirs, and
     * for a commit the commit's.
     *
     * @param frames innermost first
     */
    static Stage of(List<Frame> frames) {
        if (frames.stream().anyMatch(frame -> frame.type().startsWith("dev.freshet.core.explain."))) {
            return REASONS;
        }
        if (frames.stream().anyMatch(Stage::commits)) {
            return COMMIT;
        }
        return frames.stream()
                .flatMap(frame -> claiming(frame.type()).stream())
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean commits(Frame frame) {
        return frame.type().startsWith("org.apache.kafka.streams.processor.internals.")
                && frame.method().startsWith("commit")
                && !frame.method().equals("commitRequested");
    }

    private static Optional<Stage> claiming(String type) {
        for (Stage stage : values()) {
            if (stage.prefixes.stream().anyMatch(type::startsWith)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
