/** A broker that asks who one is. */
package dev.freshet.playground.security;
