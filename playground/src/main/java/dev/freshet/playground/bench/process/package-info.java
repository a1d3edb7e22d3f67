/** The bench's processes: a broker and the application, each a JVM of its own that ends with the bench. */
@NullMarked
package dev.freshet.playground.bench.process;

import org.jspecify.annotations.NullMarked;
