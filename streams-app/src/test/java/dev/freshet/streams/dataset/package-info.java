@NullMarked
package dev.freshet.streams.dataset;

import org.jspecify.annotations.NullMarked;
