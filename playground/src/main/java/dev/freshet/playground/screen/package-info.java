/** What the demo shows, and how. */
@NullMarked
package dev.freshet.playground.screen;

import org.jspecify.annotations.NullMarked;
