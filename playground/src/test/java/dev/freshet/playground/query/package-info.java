/** Questions about subjects, asked of several instances. */
package dev.freshet.playground.query;
