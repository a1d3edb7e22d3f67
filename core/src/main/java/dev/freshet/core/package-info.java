/** How a recommendation is made. Knows neither Kafka nor Avro. */
@NullMarked
package dev.freshet.core;

import org.jspecify.annotations.NullMarked;
