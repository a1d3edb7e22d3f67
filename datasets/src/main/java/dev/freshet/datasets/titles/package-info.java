/** Files that say what items are called. */
@NullMarked
package dev.freshet.datasets.titles;

import org.jspecify.annotations.NullMarked;
