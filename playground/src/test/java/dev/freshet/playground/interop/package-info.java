/** Clients that have none of Freshet's classes. */
package dev.freshet.playground.interop;
