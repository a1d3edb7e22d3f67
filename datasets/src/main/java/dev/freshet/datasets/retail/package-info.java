/** Invoices of a gift shop (UCI Online Retail). */
@NullMarked
package dev.freshet.datasets.retail;

import org.jspecify.annotations.NullMarked;
