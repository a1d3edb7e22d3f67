/** Which distributed trace a record or a request belongs to. */
@NullMarked
package dev.freshet.streams.trace;

import org.jspecify.annotations.NullMarked;
