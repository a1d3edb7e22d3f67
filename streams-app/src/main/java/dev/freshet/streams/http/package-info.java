/** What an instance answers over HTTP: operations, the server that they are reached by, and the locks on its doors. */
@NullMarked
package dev.freshet.streams.http;

import org.jspecify.annotations.NullMarked;
