/** What is kept of a subject: the event ring is the truth, everything else is derived. */
@NullMarked
package dev.freshet.core.state;

import org.jspecify.annotations.NullMarked;
