package dev.freshet.streams.world;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Brings a bundle to a local directory and makes sure that it is the one that was meant. */
public final class BundleFetcher {

    private final Path unpackInto;

    /** @param unpackInto folder for the contents of archives; one folder a checksum, made when needed */
    public BundleFetcher(Path unpackInto) {
        this.unpackInto = unpackInto;
    }

    /**
     * The directory of the bundle that a pointer names.
     *
     * @throws OperatorError if it is not there or is another one
     */
    public Path fetch(ModelPointer pointer) {
        Path place = place(pointer.uri());
        try {
            if (Files.isDirectory(place)) {
                requireChecksum(pointer, place.resolve(BundleManifest.FILE));
                return place;
            }
            requireChecksum(pointer, place);
            return unpacked(place, pointer.checksum());
        } catch (IOException e) {
            throw new OperatorError("bundle " + place + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of a file in lower-case hex. */
    public static String checksum(Path file) throws IOException {
        return com.google.common.io.Files.asByteSource(file.toFile())
                .hash(Hashing.sha256())
                .toString();
    }

    private static Path place(String uri) {
        try {
            URI parsed = URI.create(uri);
            if (!"file".equals(parsed.getScheme())) {
                throw new OperatorError("bundle URI '" + uri + "' cannot be fetched; allowed are file: URIs");
            }
            return Path.of(parsed);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new OperatorError("bundle URI '" + uri + "' is not valid: " + e.getMessage(), e);
        }
    }

    private static void requireChecksum(ModelPointer pointer, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new OperatorError("bundle file " + file + " does not exist on this machine");
        }
        String actual = checksum(file);
        if (!actual.equals(pointer.checksum())) {
            throw new OperatorError(
                    "bundle file " + file + " has the checksum " + actual + " but the pointer of version "
                            + pointer.version() + " says " + pointer.checksum() + "; publish it again");
        }
    }

    /** Unpacks beside the final place and renames, so that a half-written folder is never taken for a whole one. */
    private Path unpacked(Path archive, String checksum) throws IOException {
        Path target = unpackInto.resolve(checksum);
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(unpackInto);
        Path fresh = Files.createTempDirectory(unpackInto, "unpacking-");
        try {
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                    unpack(zip, entries.nextElement(), fresh);
                }
            }
            return moved(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    /** Another instance on this machine may be first; what it unpacked is the same. */
    private static Path moved(Path fresh, Path target) throws IOException {
        try {
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.isDirectory(target)) {
                return target;
            }
            throw e;
        }
    }

    /** Deletes a draft; nothing where it was moved. */
    private static void delete(Path draft) throws IOException {
        if (Files.exists(draft)) {
            MoreFiles.deleteRecursively(draft, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new OperatorError("archive " + zip.getName() + " holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }
}
