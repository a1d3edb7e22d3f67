package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import dev.freshet.core.state.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A plain sequence model: ids in, user vector out. */
final class IdsTrunk implements Trunk {

    private final OnnxGraph graph;
    private final ItemTable items;
    private final BundleManifest.Ids contract;
    private final int dimensions;

    IdsTrunk(OnnxGraph graph, ItemTable items, BundleManifest.Ids contract, int dimensions) {
        this.graph = graph;
        this.items = items;
        this.contract = contract;
        this.dimensions = dimensions;
    }

    static OnnxGraph.Signature signature(int dimensions) {
        return new OnnxGraph.Signature(Map.of("ids", ints(-1, -1)), Map.of("user", floats(-1, dimensions)));
    }

    /** Whether a ring holds anything that the model reads. */
    boolean reads(List<Slot> ring) {
        return ring.stream().anyMatch(this::reads);
    }

    private boolean reads(Slot slot) {
        return slot instanceof Slot.ItemSlot
                && contract.eventTypes().contains(slot.type().name());
    }

    @Override
    public float[][] embed(List<? extends List<Slot>> rings, OutsideItems outside) {
        int length = contract.length();
        long[] ids = new long[rings.size() * length];
        Arrays.fill(ids, contract.paddingId());
        for (int b = 0; b < rings.size(); b++) {
            long[] read = rings.get(b).stream()
                    .filter(this::reads)
                    .mapToLong(slot -> id(((Slot.ItemSlot) slot).itemHash()))
                    .toArray();
            int kept = Math.min(length, read.length);
            int start = contract.padding().equals("left") ? length - kept : 0;
            System.arraycopy(read, read.length - kept, ids, b * length + start, kept);
        }
        try {
            return graph.run(graph.tensors().put("ids", ids, rings.size(), length), "user", rings.size(), dimensions);
        } catch (OrtException e) {
            throw new ModelException("the encoder", e);
        }
    }

    private long id(long itemHash) {
        int row = items.row(itemHash);
        return row < 0 ? contract.unknownId() : contract.firstItemId() + row;
    }

    @Override
    public void close() throws OrtException {
        graph.close();
    }
}
