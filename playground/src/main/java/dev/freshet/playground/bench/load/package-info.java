/** The load: who acts how often, what they did before, and the events to send, encoded beforehand. */
@NullMarked
package dev.freshet.playground.bench.load;

import org.jspecify.annotations.NullMarked;
