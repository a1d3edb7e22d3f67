/** The topics of a deployment as a data set to train on and to judge by. */
@NullMarked
package dev.freshet.streams.dataset;

import org.jspecify.annotations.NullMarked;
