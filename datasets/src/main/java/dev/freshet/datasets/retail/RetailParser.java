package dev.freshet.datasets.retail;

import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.Line;
import dev.freshet.datasets.file.Pass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Tells product lines from all the other things that an invoice holds; what is left out is counted in the pass. */
final class RetailParser {

    static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    /** Postage, fees, manual corrections and the like; vouchers have their own pattern. */
    private static final Set<String> SERVICES =
            Set.of("POST", "DOT", "M", "C2", "D", "S", "B", "PADS", "CRUK", "AMAZONFEE", "BANK CHARGES");

    private static final DateTimeFormatter US_SHORT = DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private RetailParser() {}

    static void checkHeader(Line header, Path file) {
        List<String> found = header.fault().isPresent() ? List.of() : fields(header.text());
        boolean same = found.size() == HEADER.size();
        for (int i = 0; same && i < found.size(); i++) {
            same = found.get(i).strip().equalsIgnoreCase(HEADER.get(i));
        }
        if (!same) {
            throw new DatasetException(
                    file + ", line 1: this is no online-retail file; its header must be " + String.join(",", HEADER));
        }
    }

    static Optional<RetailLine> parse(Line line, Pass pass) {
        if (line.fault().isPresent()) {
            return skipped(pass, line, line.fault().get());
        }
        List<String> fields = fields(line.text());
        if (fields.size() != HEADER.size()) {
            return skipped(pass, line, "not " + HEADER.size() + " CSV fields");
        }
        String invoice = fields.get(0).strip().toUpperCase(Locale.ROOT);
        String code = fields.get(1).strip().toUpperCase(Locale.ROOT);
        boolean cancelled = invoice.startsWith("C");
        int quantity;
        double price;
        long timeMs;
        try {
            quantity = Integer.parseInt(fields.get(3).strip());
            price = Double.parseDouble(fields.get(5).strip());
            timeMs = time(fields.get(4).strip());
        } catch (NumberFormatException | DateTimeParseException e) {
            return skipped(pass, line, "quantity, price or date is unreadable");
        }
        if (invoice.isEmpty() || code.isEmpty()) {
            return skipped(pass, line, "no invoice number or no stock code");
        }
        if (SERVICES.contains(code) || code.startsWith("GIFT_")) {
            return skipped(pass, line, "service code, such as postage, fees and vouchers");
        }
        if (!Character.isDigit(invoice.charAt(cancelled && invoice.length() > 1 ? 1 : 0))) {
            return skipped(pass, line, "invoice is neither sale nor cancellation");
        }
        if (quantity == 0 || quantity == Integer.MIN_VALUE || (quantity < 0) != cancelled) {
            return skipped(
                    pass, line, cancelled ? "cancellation of no quantity" : "negative quantity without cancellation");
        }
        if (!(price > 0 && Double.isFinite(price))) {
            return skipped(pass, line, "price is zero or negative");
        }
        if (timeMs < 0) {
            return skipped(pass, line, "date is before 1970");
        }
        return Optional.of(new RetailLine(
                line.number(),
                invoice,
                cancelled,
                code,
                fields.get(2).strip(),
                Math.abs(quantity),
                timeMs,
                price,
                customer(fields.get(6).strip()),
                fields.get(7).strip()));
    }

    private static Optional<RetailLine> skipped(Pass pass, Line line, String reason) {
        pass.skip(reason, line.number());
        return Optional.empty();
    }

    /** Spreadsheets turn customer numbers into decimals. */
    private static Optional<String> customer(String text) {
        String id = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return id.isEmpty() || id.equalsIgnoreCase("nan") ? Optional.empty() : Optional.of(id);
    }

    private static long time(String text) {
        if (text.endsWith("Z")) {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        }
        return LocalDateTime.parse(text, text.contains("/") ? US_SHORT : PLAIN)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static List<String> fields(String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream().findFirst().map(fields -> fields.toList()).orElse(List.of());
        } catch (UncheckedIOException | IOException e) {
            return List.of();
        }
    }
}
