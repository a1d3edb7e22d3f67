/** What a person did in the shop. */
@NullMarked
package dev.freshet.core.event;

import org.jspecify.annotations.NullMarked;
