/** Events and items that come over HTTP, with a real broker and without one. */
package dev.freshet.playground.ingest;
