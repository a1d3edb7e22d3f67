/** A data set as Freshet sees it: a catalog, a stream of events, and an account of what was read. */
@NullMarked
package dev.freshet.datasets;

import org.jspecify.annotations.NullMarked;
