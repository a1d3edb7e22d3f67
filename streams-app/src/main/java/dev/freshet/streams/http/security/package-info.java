/** Who may ask: tokens, what they are good for, and how often they may be used. Knows neither routes nor bodies. */
@NullMarked
package dev.freshet.streams.http.security;

import org.jspecify.annotations.NullMarked;
