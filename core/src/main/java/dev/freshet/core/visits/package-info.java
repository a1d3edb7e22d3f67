/** What subjects visit shortly before what, lately: counted in the stream, read as co-visitation. */
@NullMarked
package dev.freshet.core.visits;

import org.jspecify.annotations.NullMarked;
