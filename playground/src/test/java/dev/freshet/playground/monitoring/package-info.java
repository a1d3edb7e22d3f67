/** What an instance shows to those who watch it. */
package dev.freshet.playground.monitoring;
