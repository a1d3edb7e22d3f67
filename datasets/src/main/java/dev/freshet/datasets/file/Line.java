package dev.freshet.datasets.file;

import java.util.Optional;

/**
 * One line of a file.
 *
 * @param number counted from 1
 * @param text the line without its end; empty where there is a fault
 * @param fault why the line cannot be read
 */
public record Line(long number, String text, Optional<String> fault) {}
