/** How well and how fast items are found by their vectors. */
@NullMarked
package dev.freshet.playground.bench.retrieval;

import org.jspecify.annotations.NullMarked;
