/** The items of highest score for a user vector: exact for small catalogs, by clusters beyond. */
@NullMarked
package dev.freshet.core.retrieval;

import org.jspecify.annotations.NullMarked;
