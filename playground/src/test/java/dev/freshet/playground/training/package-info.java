/** A deployment's topics as the trainer reads them. */
@NullMarked
package dev.freshet.playground.training;

import org.jspecify.annotations.NullMarked;
