/** The topology drawn: as a graph in columns and rows, as Mermaid, as SVG. */
@NullMarked
package dev.freshet.streams.topology.drawing;

import org.jspecify.annotations.NullMarked;
