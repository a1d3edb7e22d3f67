/** Text files, plain or compressed, line by line and with bounded memory, and the account of a pass over one. */
@NullMarked
package dev.freshet.datasets.file;

import org.jspecify.annotations.NullMarked;
