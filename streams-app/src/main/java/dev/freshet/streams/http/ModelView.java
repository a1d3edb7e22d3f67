package dev.freshet.streams.http;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.world.LiveWorld;
import dev.freshet.streams.world.ModelDecision;
import dev.freshet.streams.world.ModelStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the model of one instance stands.
 *
 * @param version of what is in service, as uri, checksum and inServiceSince are; absent where nothing is
 * @param wanted what the models topic asks for, where that is not in service
 * @param history the last 20 decisions of this process, the newest first
 */
record ModelView(
        Status status,
        @Nullable String version,
        @Nullable String uri,
        @Nullable String checksum,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant inServiceSince,

        @Nullable Wanted wanted,
        List<Swap> history) {

    enum Status {
        /** The models topic points at nothing: slates are made of signals alone. */
        NONE_WANTED,
        /** The wanted model is being fetched, checked and warmed; the one in service, if any, goes on. */
        LOADING,
        /** The wanted model answers. */
        SERVING,
        /** The wanted model cannot be used; the one in service, if any, goes on. */
        REFUSED
    }

    /**
     * A model that is not in service.
     *
     * @param refusal why; absent while it is loading
     */
    record Wanted(
            String version,
            String uri,
            String checksum,
            @Nullable String refusal) {

        private static Wanted of(ModelPointer pointer, @Nullable String refusal) {
            return new Wanted(pointer.version(), pointer.uri(), pointer.checksum(), refusal);
        }
    }

    /**
     * One decision.
     *
     * @param tookMs how long fetching, checking and describing the catalog took, ms
     * @param refusal why the model is not used; absent where it went into service
     */
    record Swap(
            @JsonSerialize(using = ToStringSerializer.class) Instant time,
            String version,
            String uri,
            String checksum,
            long tookMs,
            @Nullable String refusal) {

        private static Swap of(ModelDecision decision) {
            ModelPointer pointer = decision.pointer();
            return new Swap(
                    decision.time(),
                    pointer.version(),
                    pointer.uri(),
                    pointer.checksum(),
                    decision.took().toMillis(),
                    decision.refusal().orElse(null));
        }
    }

    static ModelView of(LiveWorld world) {
        ModelStatus status = world.model();
        Optional<ModelDecision> serving = world.history().inService();
        Optional<ModelPointer> pointer = serving.map(ModelDecision::pointer);
        return new ModelView(
                status(status),
                pointer.map(ModelPointer::version).orElse(null),
                pointer.map(ModelPointer::uri).orElse(null),
                pointer.map(ModelPointer::checksum).orElse(null),
                serving.map(ModelDecision::time).orElse(null),
                wanted(status),
                world.history().newestFirst().stream().map(Swap::of).toList());
    }

    private static Status status(ModelStatus status) {
        if (status instanceof ModelStatus.Serving) {
            return Status.SERVING;
        }
        if (status instanceof ModelStatus.Loading) {
            return Status.LOADING;
        }
        return status instanceof ModelStatus.Refused ? Status.REFUSED : Status.NONE_WANTED;
    }

    private static @Nullable Wanted wanted(ModelStatus status) {
        if (status instanceof ModelStatus.Loading loading) {
            return Wanted.of(loading.pointer(), null);
        }
        return status instanceof ModelStatus.Refused refused ? Wanted.of(refused.pointer(), refused.why()) : null;
    }
}
