package dev.freshet.trainer.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items that a bundle knows, numbered from 0 in a fixed order. */
public final class ItemIndex {

    /** What {@link #indexOf} answers for an item that is not in the index. */
    public static final int NONE = -1;

    private final List<String> ids;
    private final Map<String, Integer> byId;

    public ItemIndex(List<String> ids) {
        this.ids = List.copyOf(ids);
        this.byId = new HashMap<>(ids.size() * 2);
        for (int i = 0; i < ids.size(); i++) {
            if (byId.put(ids.get(i), i) != null) {
                throw new IllegalArgumentException("item " + ids.get(i) + " is listed twice");
            }
        }
    }

    public int size() {
        return ids.size();
    }

    public List<String> ids() {
        return ids;
    }

    public String id(int index) {
        return ids.get(index);
    }

    public int indexOf(String id) {
        return byId.getOrDefault(id, NONE);
    }
}
