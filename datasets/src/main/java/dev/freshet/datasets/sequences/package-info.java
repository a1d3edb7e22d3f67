/** Sequences of items without times. */
@NullMarked
package dev.freshet.datasets.sequences;

import org.jspecify.annotations.NullMarked;
