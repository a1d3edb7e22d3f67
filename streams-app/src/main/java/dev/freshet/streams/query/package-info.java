/** Rows of subjects, read from the stores of whichever instance holds them. */
@NullMarked
package dev.freshet.streams.query;

import org.jspecify.annotations.NullMarked;
