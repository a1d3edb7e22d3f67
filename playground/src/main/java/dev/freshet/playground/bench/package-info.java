/** {@code freshet bench}: how many events a second, how late, at what cost. */
@NullMarked
package dev.freshet.playground.bench;

import org.jspecify.annotations.NullMarked;
