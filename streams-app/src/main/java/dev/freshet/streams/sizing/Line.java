package dev.freshet.streams.sizing;

/**
 * One step of the arithmetic.
 *
 * @param name of the result
 * @param arithmetic with the numbers put in
 * @param result with its unit
 */
public record Line(String name, String arithmetic, String result) {}
