/** An evaluation as one page that needs nothing else. */
@NullMarked
package dev.freshet.trainer.evaluation.html;

import org.jspecify.annotations.NullMarked;
