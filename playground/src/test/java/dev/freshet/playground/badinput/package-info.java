/** Input that nobody should send, and what becomes of it. */
package dev.freshet.playground.badinput;
