/** Where the items of a slate may come from. */
@NullMarked
package dev.freshet.core.candidates;

import org.jspecify.annotations.NullMarked;
