/** From a row to a slate: encode, candidates, rank, policy, reasons. */
@NullMarked
package dev.freshet.core.engine;

import org.jspecify.annotations.NullMarked;
