/** What all subjects together do: the stream's signals about items, and the indexes built of them. */
@NullMarked
package dev.freshet.core.signals;

import org.jspecify.annotations.NullMarked;
