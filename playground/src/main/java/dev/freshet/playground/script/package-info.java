/** Where the demo's events come from: the simulated shop, or a data set replayed. */
@NullMarked
package dev.freshet.playground.script;

import org.jspecify.annotations.NullMarked;
