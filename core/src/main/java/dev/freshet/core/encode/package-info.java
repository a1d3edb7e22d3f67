/** From a subject's ring to its embedding and user vector, in full or step by step. */
@NullMarked
package dev.freshet.core.encode;

import org.jspecify.annotations.NullMarked;
