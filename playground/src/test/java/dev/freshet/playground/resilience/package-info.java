/** The application killed under load. */
package dev.freshet.playground.resilience;
