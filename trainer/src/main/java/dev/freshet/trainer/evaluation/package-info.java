/** How good a bundle is, measured through core. */
@NullMarked
package dev.freshet.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
