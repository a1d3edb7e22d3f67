package dev.freshet.datasets.retail;

import com.google.common.collect.AbstractIterator;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.file.TextLines;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers lines into invoices. A few invoices are open at a time, because now and then two are interleaved. */
final class Baskets extends AbstractIterator<UserEvent> {

    private static final int OPEN = 4;
    private static final int MOST_ITEMS = 10_000;

    private final Path file;
    private final TextLines lines;
    private final Pass pass;
    private final Map<String, Basket> open = new LinkedHashMap<>();
    private long lastTimeMs;

    /** @param lines after the header */
    Baskets(Path file, TextLines lines, Pass pass) {
        this.file = file;
        this.lines = lines;
        this.pass = pass;
    }

    @Override
    protected @Nullable UserEvent computeNext() {
        while (open.size() <= OPEN && lines.hasNext()) {
            RetailParser.parse(lines.next(), pass).ifPresent(this::gather);
        }
        Iterator<Basket> oldest = open.values().iterator();
        if (!oldest.hasNext()) {
            return endOfData();
        }
        Basket basket = oldest.next();
        oldest.remove();
        return inOrder(basket).event();
    }

    private void gather(RetailLine line) {
        Basket basket = open.computeIfAbsent(line.invoice(), invoice -> new Basket(line));
        if (basket.size() >= MOST_ITEMS) {
            pass.skip("invoice holds more than " + MOST_ITEMS + " products", line.number());
            return;
        }
        if (basket.add(line)) {
            pass.note("product twice in an invoice: quantities added", line.number());
        }
        if (line.customer().isEmpty()) {
            pass.note("no customer: the invoice is an anonymous subject of its own", line.number());
        }
        pass.accept();
    }

    private Basket inOrder(Basket basket) {
        if (basket.first().timeMs() < lastTimeMs) {
            throw new DatasetException(file + ", line " + basket.first().number()
                    + ": InvoiceDate goes back in time; sort the file by InvoiceDate, invoices kept together");
        }
        lastTimeMs = basket.first().timeMs();
        return basket;
    }
}
