/** How large a deployment has to be: from what was measured, by arithmetic that is shown. */
@NullMarked
package dev.freshet.streams.sizing;

import org.jspecify.annotations.NullMarked;
