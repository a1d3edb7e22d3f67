package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.nio.BufferUnderflowException;
import java.util.Optional;

/**
 * The bytes of a row, format 2. A varint (LEB128, unsigned) of a time is 1 + ms since 1970, 0 for unknown.
 *
 * <pre>
 * 1       version, 2
 * varint  1 + input offset
 * varint  first time; varint last time
 * 1       n, then n x varint: events by type code from 1
 * 1       slots in the ring, oldest first, each:
 *   1       type code, + 0x80 where event hash and time are those of the slot before (the rest of a basket)
 *   varint  0 for unknown, else 1 + ms since the last known slot time (or since 1970)   } absent with 0x80
 *   8       event hash                                                                  }
 *   8       item hash; for a search instead 1: n, then n x 4: term hashes
 * 1       purchases, each: 8 item hash, varint times, varint 0 for unknown, else 1 + zigzag of ms since the last known one (or since 1970)
 * 1       queries, each: 8 event hash, varint length, UTF-8
 * 1       seen items, each: 8 item hash, varint impressions, varint clicks
 * 1       n recent events, newest first: n bits, the first the lowest, 1 where the event is the ring's newest not yet named; then 8 event
 *         hash for each 0
 * 1       with an embedding 1, or 2 where it is made of items that the model does not know, else 0; then varint length + UTF-8 model
 *         version, varint d, d x 4 float; with 2 then 8: version of the vectors of those items
 * </pre>
 *
 * Format 1, which is still read, had the times of purchases as they are and the hash of every recent event.
 *
 * <p>With everything full, an hour between the events and 64 dimensions a row takes about 6.3 KB (ring 2.7, purchases 1.7, seen items
 * 0.6, queries 0.6, recent events 0.5 where half of them brought no slot and 0.02 where all did, embedding 0.3), and 1 KB more where the
 * queries are of three-byte letters. A subject with five browses takes 135 bytes, and 413 once encoded. RowCodecTest measures these
 * sizes.
 */
public final class RowCodec {

    private static final int VERSION = 2;
    private static final int NO_EMBEDDING = 0;
    private static final int EMBEDDING = 1;
    private static final int EMBEDDING_WITH_OUTSIDE = 2;

    private RowCodec() {}

    public static byte[] encode(SubjectRow row) {
        RowBytes.Writer out = new RowBytes.Writer(usualSize(row));
        write(out, row);
        return out.toBytes();
    }

    /** @throws RowFormatException if the bytes are no row, or one of a version that is not known here */
    public static SubjectRow decode(byte[] bytes) {
        RowBytes.Reader in = new RowBytes.Reader(bytes);
        try {
            int version = in.u8();
            if (version < 1 || version > VERSION) {
                throw new RowFormatException(
                        "row format " + version + " is not known to this version, which reads 1 to " + VERSION
                                + "; upgrade before reading this state");
            }
            SubjectRow row = readBody(in, version);
            in.requireEnd();
            return row;
        } catch (BufferUnderflowException e) {
            throw new RowFormatException("a row of " + bytes.length + " bytes ends too early", e);
        } catch (IllegalArgumentException e) {
            throw new RowFormatException("a row holds an impossible value: " + e.getMessage(), e);
        }
    }

    /** Room that is enough for nearly every row: baskets and unknown times take less, long words and long pauses more. */
    private static int usualSize(SubjectRow row) {
        return 512
                + 22 * row.ring().size()
                + 14 * row.purchases().size()
                + 11 * row.seen().size()
                + 2 * row.recentEvents().length()
                + 64 * row.queries().size()
                + row.embedding().map(made -> Float.BYTES * made.dimensions()).orElse(0);
    }

    private static void write(RowBytes.Writer out, SubjectRow row) {
        out.u8(VERSION);
        writeLife(out, row);
        RingBytes.write(out, row.ring(), 0);
        RowSections.writePurchases(out, row.purchases(), 0);
        RowSections.writeQueries(out, row.queries(), 0);
        RowSections.writeSeen(out, row.seen(), 0);
        RowSections.writeRecent(out, row.recentEvents(), 0, row.ring());
        writeEmbedding(out, row.embedding());
    }

    private static SubjectRow readBody(RowBytes.Reader in, int version) {
        long offset = in.varint() - 1;
        Profile profile = readProfile(in);
        Ring ring = RingBytes.read(in, Ring.EMPTY);
        Purchases purchases =
                version == 1 ? RowFormat1.readPurchases(in) : RowSections.readPurchases(in, Purchases.EMPTY);
        ImmutableList<RecentQuery> queries = RowSections.readQueries(in, ImmutableList.of());
        SeenItems seen = RowSections.readSeen(in, SeenItems.EMPTY);
        RecentEvents recent =
                version == 1 ? RowFormat1.readRecent(in) : RowSections.readRecent(in, RecentEvents.EMPTY, 0, ring);
        return new SubjectRow(ring, purchases, queries, seen, profile, recent, offset, readEmbedding(in));
    }

    /** The offset and the profile. */
    static void writeLife(RowBytes.Writer out, SubjectRow row) {
        Profile profile = row.profile();
        out.varint(row.offset() + 1);
        out.varint(profile.firstMs() + 1);
        out.varint(profile.lastMs() + 1);
        out.u8(Profile.TYPES - 1);
        for (int code = 1; code < Profile.TYPES; code++) {
            out.varint(profile.counts().get(code));
        }
    }

    static Profile readProfile(RowBytes.Reader in) {
        long firstMs = in.time();
        long lastMs = in.time();
        int[] counts = new int[Profile.TYPES];
        int written = in.u8();
        if (written >= Profile.TYPES) {
            throw new RowFormatException("a row counts " + written + " event types; this version knows "
                    + (Profile.TYPES - 1) + "; upgrade before reading this state");
        }
        for (int code = 1; code <= written; code++) {
            counts[code] = in.count();
        }
        return new Profile(firstMs, lastMs, ImmutableIntArray.copyOf(counts));
    }

    static void writeEmbedding(RowBytes.Writer out, Optional<Embedding> embedding) {
        out.u8(embedding.map(RowCodec::mark).orElse(NO_EMBEDDING));
        embedding.ifPresent(made -> {
            out.text(made.modelVersion());
            out.varint(made.dimensions());
            for (int i = 0; i < made.dimensions(); i++) {
                out.f32(made.value(i));
            }
            if (mark(made) == EMBEDDING_WITH_OUTSIDE) {
                out.i64(made.outsideVersion());
            }
        });
    }

    private static int mark(Embedding made) {
        return made.outsideVersion() == 0 ? EMBEDDING : EMBEDDING_WITH_OUTSIDE;
    }

    static Optional<Embedding> readEmbedding(RowBytes.Reader in) {
        int mark = in.u8();
        if (mark == NO_EMBEDDING) {
            return Optional.empty();
        }
        if (mark > EMBEDDING_WITH_OUTSIDE) {
            throw new RowFormatException(
                    "the mark of an embedding is " + mark + "; 0 to " + EMBEDDING_WITH_OUTSIDE + " are known");
        }
        String modelVersion = in.text();
        int dimensions = in.count();
        if (dimensions > in.remaining() / Float.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            values[i] = in.f32();
        }
        long outsideVersion = mark == EMBEDDING_WITH_OUTSIDE ? in.i64() : 0;
        return Optional.of(Embedding.takingOver(modelVersion, values, outsideVersion));
    }
}
