/** The live feed of a real instance. */
package dev.freshet.playground.live;
