/** Data sets by name. */
@NullMarked
package dev.freshet.datasets.registry;

import org.jspecify.annotations.NullMarked;
