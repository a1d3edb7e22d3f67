/** Words: how titles and search queries become terms. */
@NullMarked
package dev.freshet.core.text;

import org.jspecify.annotations.NullMarked;
