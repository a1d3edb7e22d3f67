/** How a model is made and judged: the commands. */
@NullMarked
package dev.freshet.trainer;

import org.jspecify.annotations.NullMarked;
