/** What the shop sells. */
@NullMarked
package dev.freshet.core.catalog;

import org.jspecify.annotations.NullMarked;
