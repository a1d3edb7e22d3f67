/** The second stage: what the stream knows beside the model, added to the model's score. */
@NullMarked
package dev.freshet.core.ranking;

import org.jspecify.annotations.NullMarked;
