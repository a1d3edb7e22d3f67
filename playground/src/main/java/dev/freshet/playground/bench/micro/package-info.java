/** JMH benchmarks of the inner loops, for {@code freshet bench micro}. */
@NullMarked
package dev.freshet.playground.bench.micro;

import org.jspecify.annotations.NullMarked;
