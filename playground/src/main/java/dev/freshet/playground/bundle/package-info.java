/** The model bundle that the playground brings along. */
@NullMarked
package dev.freshet.playground.bundle;

import org.jspecify.annotations.NullMarked;
