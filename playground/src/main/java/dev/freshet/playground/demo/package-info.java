/** The demo itself: wires broker, application, shop, contest and screen. */
@NullMarked
package dev.freshet.playground.demo;

import org.jspecify.annotations.NullMarked;
