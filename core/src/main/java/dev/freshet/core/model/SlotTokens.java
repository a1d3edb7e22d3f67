package dev.freshet.core.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From slots to the vectors that the trunk reads. */
final class SlotTokens {

    private static final int KNOWN = 4096;

    private final ContentEncoder content;
    private final ItemTable items;
    private final int dimensions;
    /** Searches of one word repeat often, and so do those of one subject. */
    private final Cache<ImmutableIntArray, float[]> known =
            Caffeine.newBuilder().maximumSize(KNOWN).executor(Runnable::run).build();

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
            write(item, outside, into, 0);
        } else if (slot instanceof Slot.SearchSlot search) {
            write(searches.get(search.terms()), into, 0);
        }
    }

    /**
     * Writes the vector of one slot to a place of a larger array; those of searches are remembered.
     *
     * @throws ModelException if the vector of a search cannot be made
     */
    void write(Slot slot, OutsideItems outside, float[] into, int at) {
        if (slot instanceof Slot.ItemSlot item) {
            write(item, outside, into, at);
        } else if (slot instanceof Slot.SearchSlot search) {
            write(search.terms().isEmpty() ? null : known.get(search.terms(), this::make), into, at);
        }
    }

    private float[] make(ImmutableIntArray terms) {
        return content.searches(List.of(terms))[0];
    }

    private void write(Slot.ItemSlot item, OutsideItems outside, float[] into, int at) {
        int row = items.row(item.itemHash());
        if (row >= 0) {
            items.copyVector(row, into, at);
        } else if (!outside.copyVector(item.itemHash(), into, at)) {
            write(null, into, at);
        }
    }

    private void write(float @Nullable [] vector, float[] into, int at) {
        if (vector == null) {
            Arrays.fill(into, at, at + dimensions, 0);
        } else {
            System.arraycopy(vector, 0, into, at, dimensions);
        }
    }
}
