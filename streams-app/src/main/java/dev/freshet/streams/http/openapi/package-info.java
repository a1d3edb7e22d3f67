/** The API as an OpenAPI document, made of the operations themselves. */
@NullMarked
package dev.freshet.streams.http.openapi;

import org.jspecify.annotations.NullMarked;
