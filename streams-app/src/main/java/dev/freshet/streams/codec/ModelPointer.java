package dev.freshet.streams.codec;

/**
 * Which bundle to serve.
 *
 * @param version the bundle's version
 * @param uri where it is: a {@code file:} URI of a directory or of a .zip archive of one
 * @param checksum SHA-256 in lower-case hex: of manifest.json for a directory, of the archive's bytes for an archive
 */
public record ModelPointer(String version, String uri, String checksum) {

    public ModelPointer {
        if (!checksum.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "checksum is '" + checksum + "'; allowed are 64 lower-case hexadecimal digits");
        }
    }
}
