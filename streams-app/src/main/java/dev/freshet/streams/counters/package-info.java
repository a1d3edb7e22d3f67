/** What this process has done so far. */
@NullMarked
package dev.freshet.streams.counters;

import org.jspecify.annotations.NullMarked;
