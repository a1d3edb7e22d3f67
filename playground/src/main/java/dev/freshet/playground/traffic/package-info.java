/** Into the broker and out of it: a paced producer, and a read_committed reader that measures latency. */
@NullMarked
package dev.freshet.playground.traffic;

import org.jspecify.annotations.NullMarked;
