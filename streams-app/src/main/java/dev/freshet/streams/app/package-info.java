/** The life of the application: configured, running, closed. */
@NullMarked
package dev.freshet.streams.app;

import org.jspecify.annotations.NullMarked;
