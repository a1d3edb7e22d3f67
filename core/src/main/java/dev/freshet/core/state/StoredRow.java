package dev.freshet.core.state;

import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A row as it lies in a key-value store with a changelog. A small row is one record. A large one would be written again with every event
 * although an event changes little of it, so it is two: its base, the row as it was some events ago and without an embedding, and its head, what
 * changed since. When a head has grown, a new base is written.
 *
 * <p>The order of writes is: new base, head; and a new base never lies where the old one does, which stays. So whatever prefix of
 * the writes survives a crash, the head finds its base, and so does an older head that is put over newer records, unless two
 * bases were written since.
 */
public final class StoredRow {

    /** The records of one subject. */
    public enum Part {
        /** The row, or the head of one. The only part that every subject has. */
        HEAD,
        BASE_0,
        BASE_1
    }

    /** One subject's part of a store, to read. */
    @FunctionalInterface
    public interface Source {
        byte @Nullable [] get(Part part);
    }

    /** One subject's part of a store. */
    public interface Records extends Source {
        void put(Part part, byte[] bytes);

        void delete(Part part);
    }

    /** Rows up to so many bytes are one record: a base would save less than a head costs. */
    static final int WHOLE_BYTES = 1536;

    /**
     * How many bytes of changes a head may hold. An event adds about 25 (g) and a full base has about 5,100 (B): bytes an event are
     * least at sqrt(2 B g).
     */
    static final int CHANGES_BYTES = 512;

    private static final int READS = 5;
    private static final StoredRow NONE = new StoredRow(SubjectRow.EMPTY, Optional.empty());

    private record Base(Part part, int checksum, SubjectRow row) {}

    private static final int OBJECT_BYTES = 400;
    private static final int SLOT_BYTES = 4 * Long.BYTES + 1;
    private static final int ITEM_BYTES = 3 * Long.BYTES;
    private static final int QUERY_BYTES = 150;

    private final SubjectRow row;
    private final Optional<Base> base;

    private StoredRow(SubjectRow row, Optional<Base> base) {
        this.row = row;
        this.base = base;
    }

    /**
     * Reads a subject's row: the empty one where there is none. May run beside the one thread that writes: where a base was replaced
     * between two reads, both are repeated.
     *
     * @throws MissingBaseException if a head's base is not there
     * @throws RowFormatException if the bytes are no row
     */
    public static StoredRow read(Source records) {
        for (int i = 0; ; i++) {
            byte[] head = records.get(Part.HEAD);
            if (head == null) {
                return NONE;
            }
            if (head.length == 0 || (head[0] & 0xFF) != RowHead.VERSION) {
                return new StoredRow(RowCodec.decode(head), Optional.empty());
            }
            RowBytes.Reader in = new RowBytes.Reader(head);
            try {
                Optional<Base> base = base(in, records);
                if (base.isPresent()) {
                    StoredRow read = new StoredRow(RowHead.read(in, base.get().row()), base);
                    in.requireEnd();
                    return read;
                }
            } catch (BufferUnderflowException e) {
                throw new RowFormatException("the head of a row of " + head.length + " bytes ends too early", e);
            } catch (IllegalArgumentException e) {
                throw new RowFormatException("the head of a row holds an impossible value: " + e.getMessage(), e);
            }
            if (i == READS) {
                throw new MissingBaseException();
            }
        }
    }

    /** The base that a head names; empty where it is not there, or another. */
    private static Optional<Base> base(RowBytes.Reader in, Source records) {
        in.u8();
        int place = in.u8();
        if (place > 1) {
            throw new RowFormatException("a base lies at place " + place + "; 0 and 1 are known");
        }
        int checksum = in.i32();
        Part part = place == 0 ? Part.BASE_0 : Part.BASE_1;
        byte[] bytes = records.get(part);
        return bytes == null || checksum(bytes) != checksum
                ? Optional.empty()
                : Optional.of(new Base(part, checksum, RowCodec.decode(bytes)));
    }

    public SubjectRow row() {
        return row;
    }

    /** What it takes of the heap, about. */
    public int heapBytes() {
        return heapBytes(row) + base.map(kept -> heapBytes(kept.row())).orElse(0);
    }

    private static int heapBytes(SubjectRow row) {
        return OBJECT_BYTES
                + SLOT_BYTES * row.ring().size()
                + ITEM_BYTES * (row.purchases().size() + row.seen().size())
                + QUERY_BYTES * row.queries().size()
                + Long.BYTES * row.recentEvents().length()
                + Float.BYTES * row.embedding().map(Embedding::dimensions).orElse(0);
    }

    /**
     * Writes the row that comes after this one, to the records that this one was read from.
     *
     * @return what is read there from now on
     */
    public StoredRow write(SubjectRow next, Records records) {
        if (base.isPresent()) {
            RowBytes.Writer head = head(next, base.get());
            int embedding = next.embedding()
                    .map(made -> Float.BYTES * made.dimensions())
                    .orElse(0);
            if (head.size() - embedding <= CHANGES_BYTES) {
                records.put(Part.HEAD, head.toBytes());
                return new StoredRow(next, base);
            }
        } else {
            byte[] whole = RowCodec.encode(next);
            if (whole.length <= WHOLE_BYTES) {
                records.put(Part.HEAD, whole);
                return new StoredRow(next, Optional.empty());
            }
        }
        return writeWithBase(next, records);
    }

    private StoredRow writeWithBase(SubjectRow next, Records records) {
        SubjectRow plain = next.withoutEmbedding();
        byte[] bytes = RowCodec.encode(plain);
        Part part = base.isPresent() && base.get().part() == Part.BASE_0 ? Part.BASE_1 : Part.BASE_0;
        Base made = new Base(part, checksum(bytes), plain);
        records.put(part, bytes);
        records.put(Part.HEAD, head(next, made).toBytes());
        return new StoredRow(next, Optional.of(made));
    }

    /** Removes a subject's row. The head goes first: a base that is left alone harms nothing, a head does. */
    public static void delete(Records records) {
        for (Part part : Part.values()) {
            records.delete(part);
        }
    }

    private static RowBytes.Writer head(SubjectRow row, Base base) {
        RowBytes.Writer out = new RowBytes.Writer(2 * CHANGES_BYTES);
        out.u8(RowHead.VERSION);
        out.u8(base.part() == Part.BASE_0 ? 0 : 1);
        out.i32(base.checksum());
        RowHead.write(out, row, base.row());
        return out;
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
