package dev.freshet.datasets.retail;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.file.FileDataset;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.file.TextLines;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * UCI Online Retail: one invoice is one PURCHASE with its products, a cancellation (C) one RETURN. Invoices without a customer
 * are anonymous subjects of their own. Service codes, zero prices and stock corrections are left out and counted.
 *
 * <p>An item is a stock code, its title the name most often written, its price the median. Items have no categories, and all are
 * repeatable: the customers are largely small shops that order the same products again.
 *
 * <p>The file must be in order of time, as published; a field must not hold a line break.
 */
public final class OnlineRetail extends FileDataset {

    static final String CURRENCY = "GBP";

    /**
     * Looks at the header.
     *
     * @param file the CSV, plain or gzip
     * @throws dev.freshet.datasets.DatasetException if it is missing, empty or has another header
     */
    public OnlineRetail(Path file) {
        super(file);
        try (TextLines lines = TextLines.open(file)) {
            RetailParser.checkHeader(lines.next(), file);
        }
    }

    @Override
    public String name() {
        return "online-retail";
    }

    @Override
    public boolean hasTimes() {
        return true;
    }

    @Override
    protected Iterator<UserEvent> events(TextLines lines, Pass pass) {
        lines.next();
        return new Baskets(file(), lines, pass);
    }

    @Override
    public Stream<CatalogItem> catalog() {
        Map<String, Descriptions> products = new LinkedHashMap<>();
        Pass pass = new Pass(name());
        try (TextLines lines = TextLines.open(file())) {
            lines.next();
            lines.forEachRemaining(line -> RetailParser.parse(line, pass)
                    .ifPresent(product -> products.computeIfAbsent(product.code(), code -> new Descriptions())
                            .add(product)));
        }
        List<CatalogItem> items = products.entrySet().stream()
                .map(entry -> entry.getValue().item(entry.getKey()))
                .toList();
        return items.stream();
    }
}
