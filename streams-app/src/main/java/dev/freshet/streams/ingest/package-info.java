/** What comes in over HTTP on its way to the topics, up to the brokers' acknowledgement. */
@NullMarked
package dev.freshet.streams.ingest;

import org.jspecify.annotations.NullMarked;
