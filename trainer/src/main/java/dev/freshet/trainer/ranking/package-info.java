/** Fits the weights of the second stage through core, as the stream would rank. Knows no PyTorch. */
@NullMarked
package dev.freshet.trainer.ranking;

import org.jspecify.annotations.NullMarked;
