package dev.freshet.streams.world;

import dev.freshet.streams.codec.ModelPointer;
import java.util.Optional;

/** Where the model stands. */
public sealed interface ModelStatus {

    /** Whether what the models topic asks for, if anything, is in service or at least an older model is. */
    boolean ready();

    /** The models topic points at nothing: slates are made of signals alone. */
    record NoneWanted() implements ModelStatus {
        @Override
        public boolean ready() {
            return true;
        }
    }

    /** A pointer was read and its bundle is not in service yet. */
    record Loading(ModelPointer pointer) implements ModelStatus {
        @Override
        public boolean ready() {
            return false;
        }
    }

    /** The wanted bundle answers. */
    record Serving(ModelPointer pointer) implements ModelStatus {
        @Override
        public boolean ready() {
            return true;
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
    }
}
