/** A Kafka broker inside this process, for the demo and for tests. */
@NullMarked
package dev.freshet.playground.broker;

import org.jspecify.annotations.NullMarked;
