/** Where Freshet runs: one Kafka Streams application. */
@NullMarked
package dev.freshet.streams;

import org.jspecify.annotations.NullMarked;
