/** What a running instance tells those who watch it. */
@NullMarked
package dev.freshet.streams.metrics;

import org.jspecify.annotations.NullMarked;
