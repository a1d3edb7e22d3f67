/** Clicks of anonymous sessions (RecSys Challenge 2015, yoochoose). */
@NullMarked
package dev.freshet.datasets.sessions;

import org.jspecify.annotations.NullMarked;
