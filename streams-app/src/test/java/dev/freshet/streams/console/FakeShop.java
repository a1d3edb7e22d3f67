package dev.freshet.streams.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.catalog.CatalogItem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A shop that answers the console as an instance would: what somebody did counts for its item and its category, and the best
 * items are recommended. Safe from every thread.
 */
final class FakeShop {

    private static final List<List<String>> CATEGORIES =
            List.of(List.of("Home", "Kitchen"), List.of("Home", "Lamps"), List.of("Garden", "Pots"), List.of("Toys"));
    private static final List<List<String>> NAMES = List.of(
            List.of(
                    "Blue enamel mug",
                    "Oak bread board",
                    "Steel whisk",
                    "Linen tea towel",
                    "Copper pan",
                    "Glass carafe"),
            List.of("Paper lantern", "Brass desk lamp", "Fairy lights", "Oil lamp", "Wall sconce", "Night light"),
            List.of(
                    "Terracotta pot",
                    "Zinc watering can",
                    "Seed tray",
                    "Hanging basket",
                    "Glazed planter",
                    "Bird bath"),
            List.of("Wooden train", "Kite", "Marble run", "Rag doll", "Building blocks", "Spinning top"));

    private final List<CatalogItem> catalog = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> pasts = new HashMap<>();
    private final List<JsonNode> posted = new ArrayList<>();

    FakeShop() {
        for (int c = 0; c < CATEGORIES.size(); c++) {
            for (int i = 0; i < NAMES.get(c).size(); i++) {
                catalog.add(new CatalogItem(
                        "p" + c + i,
                        NAMES.get(c).get(i),
                        CATEGORIES.get(c),
                        Optional.empty(),
                        OptionalDouble.of(4.5 + 3 * i + c),
                        Optional.of("EUR"),
                        true,
                        false,
                        Map.of()));
            }
        }
        String[] types = {"BROWSE", "SEARCH", "ADD_TO_CART", "PURCHASE", "BROWSE", "BROWSE"};
        for (int i = 0; i < 18; i++) {
            String type = types[i % types.length];
            act("anna", type, type.equals("SEARCH") ? "garden pot" : "p" + (i % 3) + (i % 6), 3_600_000L * (18 - i));
        }
    }

    List<CatalogItem> catalog() {
        return catalog;
    }

    Optional<CatalogItem> item(String itemId) {
        return catalog.stream().filter(each -> each.itemId().equals(itemId)).findFirst();
    }

    /** Events that were posted, as they came. */
    synchronized List<JsonNode> posted() {
        return List.copyOf(posted);
    }

    synchronized boolean knows(String id) {
        return pasts.containsKey(id);
    }

    /** Takes an event; its position is returned. */
    synchronized String take(JsonNode event) {
        posted.add(event);
        String id = event.path("userId").asText(event.path("anonymousId").asText());
        String type = event.get("type").asText();
        if (type.equals("SEARCH")) {
            act(id, type, event.get("query").asText(), 0);
        }
        event.path("items").forEach(line -> act(id, type, line.get("itemId").asText(), 0));
        return "2-" + posted.size();
    }

    /** What somebody did, the newest first. */
    synchronized List<Map<String, Object>> past(String id) {
        List<Map<String, Object>> newestFirst = new ArrayList<>(pasts.getOrDefault(id, List.of()));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The slate, best first. */
    List<Map<String, Object>> slate(String id, int count) {
        List<Map<String, Object>> past = past(id);
        Map<String, Double> scores = new HashMap<>();
        for (int place = 0; place < catalog.size(); place++) {
            scores.put(catalog.get(place).itemId(), score(catalog.get(place), past) - place / 1000.0);
        }
        List<Map<String, Object>> slate = new ArrayList<>();
        catalog.stream()
                .sorted((a, b) -> Double.compare(scores.get(b.itemId()), scores.get(a.itemId())))
                .limit(count)
                .forEach(item -> {
                    Map<String, Object> row = product(item);
                    row.put("rank", slate.size() + 1);
                    row.put("score", scores.get(item.itemId()));
                    row.put("sources", List.of("EMBEDDING", "POPULARITY"));
                    row.put("reason", reason(item, past));
                    slate.add(row);
                });
        return slate;
    }

    /** What the score of an item loses without one event. */
    double lost(CatalogItem item, Map<String, Object> event) {
        return weight(item, event) - (event.get("type").equals("SEARCH") ? 0.08 : 0);
    }

    static Map<String, Object> product(CatalogItem item) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("itemId", item.itemId());
        product.put("title", item.title());
        product.put("category", item.categoryPath());
        product.put("price", item.price().orElseThrow());
        product.put("currency", "EUR");
        return product;
    }

    private Map<String, Object> reason(CatalogItem item, List<Map<String, Object>> past) {
        return past.stream()
                .filter(event -> weight(item, event) > 0)
                .findFirst()
                .<Map<String, Object>>map(
                        event -> Map.of("kind", "PAST_EVENT", "event", event, "weight", weight(item, event)))
                .orElse(Map.of("kind", "POPULAR", "weight", 0.0));
    }

    private double score(CatalogItem item, List<Map<String, Object>> past) {
        double score = 0;
        for (int i = 0; i < past.size(); i++) {
            score += weight(item, past.get(i)) / (1 + i);
        }
        return score;
    }

    private double weight(CatalogItem item, Map<String, Object> event) {
        Optional<CatalogItem> about = item(String.valueOf(event.get("itemId")));
        boolean same = about.isPresent() && about.get().itemId().equals(item.itemId());
        boolean near = about.isPresent() && about.get().categoryPath().equals(item.categoryPath());
        boolean found = event.containsKey("query")
                && (item.title() + item.categoryPath())
                        .toLowerCase(Locale.ROOT)
                        .contains(String.valueOf(event.get("query")).split(" ", -1)[0]);
        return event.get("type").equals("PURCHASE") && same ? -0.4 : same ? 0.3 : near ? 0.9 : found ? 1.2 : 0;
    }

    private void act(String id, String type, String about, long agoMs) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        if (type.equals("SEARCH")) {
            event.put("query", about);
        } else {
            event.put("itemId", about);
            item(about).ifPresent(item -> event.put("title", item.title()));
        }
        event.put("time", Instant.now().minusMillis(agoMs).toString());
        pasts.computeIfAbsent(id, key -> new ArrayList<>()).add(event);
    }

    static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
