package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import dev.freshet.core.state.Slot;
import java.util.List;

/** From the slots of a ring to its embedding. */
sealed interface Trunk extends AutoCloseable permits EventsTrunk, IdsTrunk {

    /**
     * The embeddings of several rings in one call.
     *
     * @param rings none empty, none longer than the manifest's ring
     */
    float[][] embed(List<? extends List<Slot>> rings, OutsideItems outside);

    @Override
    void close() throws OrtException;
}
