package dev.freshet.datasets;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Small files made by hand, and whole readings of them. */
public final class Fixtures {

    public static final String RETAIL_HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private Fixtures() {}

    public static Path file(Path folder, String name, String... lines) {
        return file(folder, name, StandardCharsets.UTF_8, lines);
    }

    public static Path file(Path folder, String name, Charset charset, String... lines) {
        return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(charset));
    }

    public static Path bytes(Path folder, String name, byte[] content) {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    public static List<UserEvent> events(Dataset dataset) {
        try (Stream<UserEvent> events = dataset.events()) {
            return events.toList();
        }
    }

    public static Map<String, CatalogItem> catalog(Dataset dataset) {
        try (Stream<CatalogItem> items = dataset.catalog()) {
            return items.collect(Collectors.toMap(CatalogItem::itemId, Function.identity()));
        }
    }
}
