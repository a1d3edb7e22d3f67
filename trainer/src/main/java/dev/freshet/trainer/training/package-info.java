/** The training loop and what it reports. */
@NullMarked
package dev.freshet.trainer.training;

import org.jspecify.annotations.NullMarked;
