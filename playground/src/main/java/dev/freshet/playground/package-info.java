/** The one-command demo. */
@NullMarked
package dev.freshet.playground;

import org.jspecify.annotations.NullMarked;
