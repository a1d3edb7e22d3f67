package dev.freshet.core.catalog;

/** How the prefixes of a category path are written: Home {@literal >} Kitchen. */
public final class CategoryPaths {

    /** Stands between two levels. */
    public static final String SEPARATOR = " > ";

    private CategoryPaths() {}
}
