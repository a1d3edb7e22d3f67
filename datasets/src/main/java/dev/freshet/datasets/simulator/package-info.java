/** A shop that does not exist: seeded, deterministic, endless, and aware of its own best possible answer. */
@NullMarked
package dev.freshet.datasets.simulator;

import org.jspecify.annotations.NullMarked;
