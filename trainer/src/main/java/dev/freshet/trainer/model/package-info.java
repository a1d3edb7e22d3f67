/** The network: trunk, content encoder and head, in PyTorch. */
@NullMarked
package dev.freshet.trainer.model;

import org.jspecify.annotations.NullMarked;
