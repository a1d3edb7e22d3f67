/** The model bundle: its contract (topology-docs/model-bundle.md), its reader, and the graphs that it holds. */
@NullMarked
package dev.freshet.core.model;

import org.jspecify.annotations.NullMarked;
