package dev.freshet.datasets.retail;

import java.util.Optional;

/**
 * One line of an invoice that concerns a product.
 *
 * @param number of the line in the file
 * @param invoice its number, with the C of a cancellation
 * @param cancelled whether the products came back
 * @param code of the product, upper-case
 * @param description as written
 * @param quantity at least 1, whichever way the products went
 * @param timeMs ms since 1970 UTC
 * @param price of one in GBP, above 0
 * @param customer number of the customer
 * @param country of the customer
 */
record RetailLine(
        long number,
        String invoice,
        boolean cancelled,
        String code,
        String description,
        int quantity,
        long timeMs,
        double price,
        Optional<String> customer,
        String country) {}
