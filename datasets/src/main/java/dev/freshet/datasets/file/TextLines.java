package dev.freshet.datasets.file;

import dev.freshet.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, plain or gzip (told by its first bytes), in UTF-8. Holds one line at a time; lines beyond
 * {@link #MOST_BYTES} and lines that are not UTF-8 are given as faults.
 */
public final class TextLines implements Iterator<Line>, AutoCloseable {

    /** The longest line that is read, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final InputStream in;
    private final Optional<Charset> otherwise;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long number;
    private @Nullable Line ahead;
    private boolean ended;

    private TextLines(Path file, InputStream in, Optional<Charset> otherwise) {
        this.file = file;
        this.in = in;
        this.otherwise = otherwise;
    }

    /**
     * Opens a file.
     *
     * @throws DatasetException if the file is missing, empty or unreadable
     */
    public static TextLines open(Path file) {
        return open(file, Optional.empty());
    }

    /** As {@link #open(Path)}, with a character set for lines that are not UTF-8. */
    public static TextLines open(Path file, Optional<Charset> otherwise) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("there is no file " + file + "; check the path");
        }
        try {
            TextLines lines = new TextLines(file, decompressed(Files.newInputStream(file)), otherwise);
            if (!lines.hasNext()) {
                lines.close();
                throw new DatasetException("file " + file + " is empty; check that it was fetched whole");
            }
            return lines;
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        return new BufferedInputStream(gzip ? new GZIPInputStream(in, 1 << 16) : in, 1 << 16);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = readOrFail();
            ended = ahead == null;
        }
        return ahead != null;
    }

    @Override
    public Line next() {
        Line line = hasNext() ? ahead : null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return line;
    }

    private @Nullable Line readOrFail() {
        try {
            return read();
        } catch (IOException e) {
            throw new DatasetException(
                    file + ", after line " + number + ": the file is damaged or cut short (" + e.getMessage()
                            + "); fetch it again",
                    e);
        }
    }

    private @Nullable Line read() throws IOException {
        bytes.reset();
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (length++ < MOST_BYTES) {
                bytes.write(next);
            }
            next = in.read();
        }
        number++;
        return length > MOST_BYTES ? fault("longer than " + MOST_BYTES + " bytes") : decoded();
    }

    private Line decoded() {
        byte[] line = bytes.toByteArray();
        try {
            return new Line(
                    number,
                    plain(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line))
                            .toString()),
                    Optional.empty());
        } catch (CharacterCodingException e) {
            return otherwise
                    .map(charset -> new Line(number, plain(new String(line, charset)), Optional.empty()))
                    .orElseGet(() -> fault("not UTF-8"));
        }
    }

    private Line fault(String why) {
        return new Line(number, "", Optional.of(why));
    }

    private String plain(String text) {
        String whole = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
