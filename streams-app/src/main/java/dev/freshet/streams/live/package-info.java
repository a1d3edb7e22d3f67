/** What happens now: events as they are accepted and slates as they are made, told to whoever listens at the moment. */
@NullMarked
package dev.freshet.streams.live;

import org.jspecify.annotations.NullMarked;
