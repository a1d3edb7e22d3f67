package dev.freshet.core.model;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From slots to the vectors that the trunk reads. */
final class SlotTokens {

    private final ContentEncoder content;
    private final ItemTable items;
    private final int dimensions;

    SlotTokens(ContentEncoder content, ItemTable items, int dimensions) {
        this.content = content;
        this.items = items;
        this.dimensions = dimensions;
    }

    /** The vectors of the distinct searches among the slots, made together. */
    Map<ImmutableIntArray, float[]> searches(List<? extends List<Slot>> rings) {
        Map<ImmutableIntArray, float[]> vectors = Map.of();
        for (List<Slot> ring : rings) {
            for (Slot slot : ring) {
                if (slot instanceof Slot.SearchSlot search && !search.terms().isEmpty()) {
                    vectors = vectors.isEmpty() ? new LinkedHashMap<>() : vectors;
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

    /**
     * Writes a slot's vector; zeros for an item that neither the bundle nor the catalog knows, and for a search without words.
     *
     * @param searches holds the slot's, if it is a search
     */
    void write(Slot slot, Map<ImmutableIntArray, float[]> searches, OutsideItems outside, float[] into) {
        if (slot instanceof Slot.ItemSlot item) {
            int row = items.row(item.itemHash());
            if (row >= 0) {
                items.copyVector(row, into, 0);
            } else if (!outside.copyVector(item.itemHash(), into, 0)) {
                Arrays.fill(into, 0);
            }
        } else if (slot instanceof Slot.SearchSlot search) {
            float[] vector = searches.get(search.terms());
            if (vector == null) {
                Arrays.fill(into, 0);
            } else {
                System.arraycopy(vector, 0, into, 0, dimensions);
            }
        }
    }
}
