/** The stream: every node, store and topic, and what happens at each. No recommender logic: that is core's. */
@NullMarked
package dev.freshet.streams.topology;

import org.jspecify.annotations.NullMarked;
