/** What each contestant would have shown, and whether people took it. */
@NullMarked
package dev.freshet.playground.scoring;

import org.jspecify.annotations.NullMarked;
