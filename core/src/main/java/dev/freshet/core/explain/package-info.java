/** Why an item is on a slate. */
@NullMarked
package dev.freshet.core.explain;

import org.jspecify.annotations.NullMarked;
