package dev.freshet.core.model;

import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.floats;
import static dev.freshet.core.model.OnnxGraph.Signature.Tensor.ints;

import ai.onnxruntime.OrtException;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The full contract: typed slots with times, searches as tokens of their words. */
final class EventsTrunk implements Trunk {

    private final OnnxGraph graph;
    private final ContentEncoder content;
    private final ItemTable items;
    private final int dimensions;
    private final boolean usesTimes;

    EventsTrunk(OnnxGraph graph, ContentEncoder content, ItemTable items, BundleManifest manifest) {
        this.graph = graph;
        this.content = content;
        this.items = items;
        this.dimensions = manifest.dimensions();
        this.usesTimes = manifest.usesTimes();
    }

    static OnnxGraph.Signature signature(int dimensions) {
        return new OnnxGraph.Signature(
                Map.of(
                        "tokens", floats(-1, -1, dimensions),
                        "types", ints(-1, -1),
                        "gaps", ints(-1, -1, -1),
                        "lengths", ints(-1)),
                Map.of("embedding", floats(-1, dimensions)));
    }

    @Override
    public float[][] embed(List<? extends List<Slot>> rings, OutsideItems outside) {
        int batch = rings.size();
        int length = rings.stream().mapToInt(List::size).max().orElseThrow();
        Map<ImmutableIntArray, float[]> searches = searchVectors(rings);
        float[] tokens = new float[batch * length * dimensions];
        long[] types = new long[batch * length];
        long[] gaps = new long[batch * length * length];
        long[] lengths = new long[batch];
        for (int b = 0; b < batch; b++) {
            List<Slot> ring = rings.get(b);
            lengths[b] = ring.size();
            for (int i = 0; i < ring.size(); i++) {
                Slot slot = ring.get(i);
                int at = b * length + i;
                types[at] = slot.type().code();
                writeToken(slot, searches, outside, tokens, at * dimensions);
                for (int j = 0; usesTimes && j <= i; j++) {
                    gaps[at * length + j] = GapBuckets.bucket(ring.get(j).timeMs(), slot.timeMs());
                }
            }
        }
        try {
            OnnxGraph.Inputs inputs = graph.inputs()
                    .put("tokens", tokens, batch, length, dimensions)
                    .put("types", types, batch, length)
                    .put("gaps", gaps, batch, length, length)
                    .put("lengths", lengths, batch);
            return graph.run(inputs, "embedding", batch, dimensions);
        } catch (OrtException e) {
            throw new ModelException("the encoder", e);
        }
    }

    private Map<ImmutableIntArray, float[]> searchVectors(List<? extends List<Slot>> rings) {
        Map<ImmutableIntArray, float[]> vectors = new LinkedHashMap<>();
        for (List<Slot> ring : rings) {
            for (Slot slot : ring) {
                if (slot instanceof Slot.SearchSlot search && !search.terms().isEmpty()) {
                    vectors.putIfAbsent(search.terms(), new float[0]);
                }
            }
        }
        if (!vectors.isEmpty()) {
            List<ImmutableIntArray> distinct = new ArrayList<>(vectors.keySet());
            float[][] made = content.searches(distinct);
            for (int i = 0; i < made.length; i++) {
                vectors.put(distinct.get(i), made[i]);
            }
        }
        return vectors;
    }

    private void writeToken(
            Slot slot, Map<ImmutableIntArray, float[]> searches, OutsideItems outside, float[] tokens, int at) {
        if (slot instanceof Slot.ItemSlot item) {
            int row = items.row(item.itemHash());
            if (row >= 0) {
                items.copyVector(row, tokens, at);
            } else {
                // Known to neither: the token stays all zeros, as the contract says.
                outside.copyVector(item.itemHash(), tokens, at);
            }
        } else if (slot instanceof Slot.SearchSlot search) {
            float[] vector = searches.get(search.terms());
            if (vector != null) {
                System.arraycopy(vector, 0, tokens, at, dimensions);
            }
        }
    }

    @Override
    public void close() throws OrtException {
        graph.close();
    }
}
