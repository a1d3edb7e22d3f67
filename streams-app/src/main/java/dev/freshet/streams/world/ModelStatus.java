package dev.freshet.streams.world;

import dev.freshet.streams.codec.ModelPointer;
import java.util.Optional;

/** Where the model stands. */
public sealed interface ModelStatus {

    /** Whether what the models topic asks for, if anything, is in service or at least an older model is. */
    boolean ready();

    /** The version that answers, if there is one. */
    Optional<String> inService();

    /** The models topic points at nothing: slates are made of signals alone. */
    record NoneWanted() implements ModelStatus {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public Optional<String> inService() {
            return Optional.empty();
        }
    }

    /**
     * A pointer was read and its bundle is not in service yet.
     *
     * @param stillServing the version that answers meanwhile, if there is one
     */
    record Loading(ModelPointer pointer, Optional<String> stillServing) implements ModelStatus {
        @Override
        public boolean ready() {
            return stillServing.isPresent();
        }

        @Override
        public Optional<String> inService() {
            return stillServing;
        }
    }

    /** The wanted bundle answers. */
    record Serving(ModelPointer pointer) implements ModelStatus {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public Optional<String> inService() {
            return Optional.of(pointer.version());
        }
    }

    /**
     * The wanted bundle cannot be used.
     *
     * @param why one line
     * @param stillServing the version that goes on answering, if there is one
     */
    record Refused(ModelPointer pointer, String why, Optional<String> stillServing) implements ModelStatus {
        @Override
        public boolean ready() {
            return stillServing.isPresent();
        }

        @Override
        public Optional<String> inService() {
            return stillServing;
        }
    }
}
