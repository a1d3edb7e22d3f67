/** The recommenders that a model has to beat, learning as events arrive. */
@NullMarked
package dev.freshet.core.baseline;

import org.jspecify.annotations.NullMarked;
