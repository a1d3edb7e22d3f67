/** What the model learns from: histories, vocabularies, splits and batches. Knows no PyTorch. */
@NullMarked
package dev.freshet.trainer.data;

import org.jspecify.annotations.NullMarked;
