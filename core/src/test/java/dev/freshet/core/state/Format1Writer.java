package dev.freshet.core.state;

import java.util.List;
import java.util.Optional;

/** Writes rows of format 1, field by field as it was documented; released versions wrote their stores in it. */
final class Format1Writer {

    private static final int SAME_EVENT = 0x80;

    private Format1Writer() {}

    static byte[] encode(SubjectRow row) {
        RowBytes.Writer out = new RowBytes.Writer(16);
        out.u8(1);
        out.varint(row.offset() + 1);
        writeProfile(out, row.profile());
        writeRing(out, row.ring());
        out.u8(row.purchases().size());
        for (PurchaseMemory bought : row.purchases()) {
            out.i64(bought.itemHash());
            out.varint(bought.times());
            out.varint(bought.lastMs() + 1);
        }
        out.u8(row.queries().size());
        for (RecentQuery query : row.queries()) {
            out.i64(query.eventHash());
            out.text(query.text());
        }
        out.u8(row.seen().size());
        for (SeenItem item : row.seen()) {
            out.i64(item.itemHash());
            out.varint(item.impressions());
            out.varint(item.clicks());
        }
        out.u8(row.recentEvents().length());
        for (int i = 0; i < row.recentEvents().length(); i++) {
            out.i64(row.recentEvents().get(i));
        }
        writeEmbedding(out, row.embedding());
        return out.toBytes();
    }

    /** The row without what this format could not say: of which vectors of other items an embedding is made. */
    static SubjectRow without(SubjectRow row) {
        return row.embedding()
                .map(made -> row.withEmbedding(new Embedding(made.modelVersion(), made.values())))
                .orElse(row);
    }

    private static void writeProfile(RowBytes.Writer out, Profile profile) {
        out.varint(profile.firstMs() + 1);
        out.varint(profile.lastMs() + 1);
        out.u8(Profile.TYPES - 1);
        for (int code = 1; code < Profile.TYPES; code++) {
            out.varint(profile.counts().get(code));
        }
    }

    private static void writeRing(RowBytes.Writer out, List<Slot> ring) {
        out.u8(ring.size());
        long known = 0;
        long eventHash = 0;
        long timeMs = 0;
        boolean first = true;
        for (Slot slot : ring) {
            boolean same = !first && slot.eventHash() == eventHash && slot.timeMs() == timeMs;
            out.u8(slot.type().code() | (same ? SAME_EVENT : 0));
            if (!same) {
                out.varint(slot.timeMs() < 0 ? 0 : 1 + slot.timeMs() - known);
                out.i64(slot.eventHash());
            }
            if (slot instanceof Slot.SearchSlot search) {
                out.u8(search.terms().length());
                search.terms().forEach(out::i32);
            } else if (slot instanceof Slot.ItemSlot item) {
                out.i64(item.itemHash());
            }
            first = false;
            eventHash = slot.eventHash();
            timeMs = slot.timeMs();
            known = timeMs < 0 ? known : timeMs;
        }
    }

    private static void writeEmbedding(RowBytes.Writer out, Optional<Embedding> embedding) {
        out.u8(embedding.isPresent() ? 1 : 0);
        embedding.ifPresent(made -> {
            out.text(made.modelVersion());
            out.varint(made.dimensions());
            for (int i = 0; i < made.dimensions(); i++) {
                out.f32(made.value(i));
            }
        });
    }
}
