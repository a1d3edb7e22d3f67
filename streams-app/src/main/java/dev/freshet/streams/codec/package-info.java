/** Bytes on topics to the terms of core and back. The only place that knows both the Avro records and core. */
@NullMarked
package dev.freshet.streams.codec;

import org.jspecify.annotations.NullMarked;
