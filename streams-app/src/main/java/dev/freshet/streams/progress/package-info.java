/** Up to where the input has been processed here, and waiting for it. */
@NullMarked
package dev.freshet.streams.progress;

import org.jspecify.annotations.NullMarked;
