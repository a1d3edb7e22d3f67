/** The socket: connections, TLS, how long and how large a request may be. Knows nothing of what is asked. */
@NullMarked
package dev.freshet.streams.http.listener;

import org.jspecify.annotations.NullMarked;
