/** The commands. */
@NullMarked
package dev.freshet.streams.cli;

import org.jspecify.annotations.NullMarked;
