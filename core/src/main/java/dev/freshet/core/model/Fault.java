package dev.freshet.core.model;

/**
 * Something that is wrong with a bundle.
 *
 * @param where the file, and the place in it if there is one
 * @param what what is wrong and what is expected instead
 */
public record Fault(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
