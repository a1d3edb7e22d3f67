/** What every instance knows of the whole shop: its catalog, what is popular, and the model in service. */
@NullMarked
package dev.freshet.streams.world;

import org.jspecify.annotations.NullMarked;
