/** What all commands have in common: help, version, exit codes, the form of the log. */
@NullMarked
package dev.freshet.cli;

import org.jspecify.annotations.NullMarked;
