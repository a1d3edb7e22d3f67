/** Which events are taken, and what is said of those that are not. */
@NullMarked
package dev.freshet.streams.validation;

import org.jspecify.annotations.NullMarked;
