/** What an operator sets: records that cannot be built wrong, read from a file, the environment and the command line. */
@NullMarked
package dev.freshet.streams.config;

import org.jspecify.annotations.NullMarked;
