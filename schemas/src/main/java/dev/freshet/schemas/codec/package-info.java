/** Bytes to records and back: Avro single-object encoding, and the schemas that bytes may have been written with. */
@NullMarked
package dev.freshet.schemas.codec;

import org.jspecify.annotations.NullMarked;
