/** What may be shown, whatever its score. */
@NullMarked
package dev.freshet.core.policy;

import org.jspecify.annotations.NullMarked;
