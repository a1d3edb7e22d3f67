/** Ratings of films with times (MovieLens, in the three forms it is handed around). */
@NullMarked
package dev.freshet.datasets.movielens;

import org.jspecify.annotations.NullMarked;
