/** What is measured, from outside the application. */
@NullMarked
package dev.freshet.playground.bench.measure;

import org.jspecify.annotations.NullMarked;
