/** The topics that Freshet needs: what they are, how they are made, and whether those that exist will do. */
@NullMarked
package dev.freshet.streams.topics;

import org.jspecify.annotations.NullMarked;
