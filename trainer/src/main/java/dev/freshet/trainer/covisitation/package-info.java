/** Which items are visited around one another. */
@NullMarked
package dev.freshet.trainer.covisitation;

import org.jspecify.annotations.NullMarked;
