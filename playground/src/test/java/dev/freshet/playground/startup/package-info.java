/** What an operator sees when a start fails. */
package dev.freshet.playground.startup;
