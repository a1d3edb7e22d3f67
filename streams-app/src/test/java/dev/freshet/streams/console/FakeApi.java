package dev.freshet.streams.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Problem;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The API that the console talks to, answered by a {@link FakeShop}. Some ids stand for faults: {@code nobody} is not known,
 * {@code restoring} cannot be answered yet, and {@code locked} needs the token {@value #TOKEN}.
 */
final class FakeApi {

    static final String TOKEN = "open-sesame";

    private static final Map<String, Object> SERVED_BY =
            Map.of("instance", "127.0.0.1:8080", "role", "ACTIVE", "stalenessMs", 0);

    private final FakeShop shop;
    private final TopologyGraph topology;
    private final AtomicInteger readings = new AtomicInteger();

    FakeApi(FakeShop shop, TopologyGraph topology) {
        this.shop = shop;
        this.topology = topology;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (String subjects : List.of("users", "anonymous")) {
            String path = "/v1/" + subjects + "/{id}";
            String kind = subjects.equals("users") ? "USER" : "ANONYMOUS";
            all.add(Operation.get(path, subjects).by(context -> context.json(state(kind, known(context)))));
            all.add(Operation.get(path + "/recommendations", subjects + "Slate")
                    .by(context -> context.json(slate(kind, context))));
            all.add(Operation.get(path + "/influence", subjects + "Influence")
                    .by(context -> context.json(influence(known(context)))));
            all.add(Operation.delete(path, subjects + "Erase")
                    .by(context -> context.status(HttpStatus.ACCEPTED).json(Map.of())));
        }
        all.add(Operation.post("/v1/events", "events").by(this::take));
        all.add(Operation.get("/v1/trending", "trending").by(context -> context.json(items(0, 12))));
        all.add(Operation.get("/v1/items/{id}/similar", "similar").by(context -> context.json(items(6, 8))));
        all.add(Operation.get("/v1/status", "status").by(context -> context.json(status())));
        all.add(Operation.get("/v1/model", "model").by(context -> context.json(model())));
        all.add(Operation.get("/v1/topology", "topology")
                .by(context -> context.json(Map.of("text", "Topologies:\n  Sub-topology: 0", "graph", topology))));
        return all;
    }

    private String known(Context context) {
        String id = id(context);
        if (!shop.knows(id)) {
            throw Problem.notFound("nothing is held of this subject");
        }
        return id;
    }

    private static String id(Context context) {
        String id = context.pathParam("id");
        if (id.equals("restoring")) {
            throw Problem.unavailable("the stores of this subject are being restored", Duration.ofSeconds(3));
        }
        if (id.equals("locked") && !("Bearer " + TOKEN).equals(context.header("Authorization"))) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "give a token with the scope read");
        }
        return id;
    }

    private Map<String, Object> slate(String kind, Context context) {
        String id = id(context);
        boolean known = shop.knows(id);
        Map<String, Object> slate = new LinkedHashMap<>();
        slate.put("subject", Map.of("kind", kind, "id", id));
        if (known) {
            slate.put("modelVersion", "simulator-3");
        } else {
            slate.put("fallback", "NO_HISTORY");
        }
        slate.put("catalogVersion", 240);
        slate.put("signalVersion", 18_231);
        slate.put("items", shop.slate(id, Integer.parseInt(context.queryParam("count"))));
        slate.put("servedBy", SERVED_BY);
        return slate;
    }

    private Map<String, Object> state(String kind, String id) {
        List<Map<String, Object>> past = shop.past(id);
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("subject", Map.of("kind", kind, "id", id));
        state.put(
                "profile",
                Map.of(
                        "firstEvent", past.get(past.size() - 1).get("time"),
                        "lastEvent", past.get(0).get("time"),
                        "counts", Map.of("BROWSE", 9, "PURCHASE", 3, "SEARCH", 3, "ADD_TO_CART", 3)));
        state.put("recentEvents", past);
        state.put(
                "purchases",
                List.of(Map.of(
                        "itemId",
                        "p00",
                        "title",
                        "Blue enamel mug",
                        "times",
                        2,
                        "lastBought",
                        past.get(0).get("time"))));
        state.put(
                "embedding",
                Map.of(
                        "modelVersion",
                        "simulator-3",
                        "values",
                        IntStream.range(0, 64).mapToDouble(i -> Math.sin(i * i)).toArray()));
        state.put("servedBy", SERVED_BY);
        return state;
    }

    private Map<String, Object> influence(String id) {
        List<Map<String, Object>> events = shop.past(id).stream().limit(12).toList();
        List<Map<String, Object>> items = shop.slate(id, 10);
        List<List<Double>> lost = events.stream()
                .map(event -> items.stream()
                        .map(item -> shop.item((String) item.get("itemId")).orElseThrow())
                        .map(item -> shop.lost(item, event))
                        .toList())
                .toList();
        return Map.of("events", events, "items", items, "lost", lost, "servedBy", SERVED_BY);
    }

    private void take(Context context) throws IOException {
        JsonNode event = FakeShop.json(context.body());
        String position = shop.take(event);
        context.status(HttpStatus.ACCEPTED)
                .json(Map.of("accepted", List.of(Map.of("eventId", "e" + position, "position", position))));
    }

    private Map<String, Object> items(int from, int count) {
        return Map.of(
                "items",
                shop.catalog().stream()
                        .skip(from)
                        .limit(count)
                        .map((CatalogItem item) -> FakeShop.product(item))
                        .toList());
    }

    private Map<String, Object> status() {
        int n = readings.incrementAndGet();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("instance", "127.0.0.1:8080");
        status.put("startedAt", Instant.now().minusSeconds(3600).toString());
        status.put("uptimeSeconds", 3600 + n);
        status.put("streams", "RUNNING");
        status.put("ready", true);
        status.put("model", Map.of("state", "SERVING", "version", "simulator-3"));
        status.put("answers", Map.of("perSecond", 198.4 + n % 7, "p50Ms", 11.6 + n % 3, "p99Ms", 31.2 + n % 5));
        status.put("cache", Map.of("hitRate", 0.968, "subjects", 1204, "bytes", 31_000_000));
        status.put("slates", Map.of("hitRate", 0.143, "coverageLastHour", 0.871));
        status.put("counts", Map.of("accepted", 420 * n, "slates", 413 * n, "duplicates", 41, "deadLetters", 17));
        status.put("fallbacks", Map.of("NO_HISTORY", 321, "NO_CANDIDATE", 4));
        status.put("deadLetters", Map.of("WRONG_PARTITION", 11, "NULL_KEY", 5, "UNKNOWN_SCHEMA", 1));
        status.put("lag", List.of(Map.of("partition", 0, "records", 3), Map.of("partition", 1, "records", 0)));
        status.put("restoring", List.of());
        status.put("standbys", List.of());
        return status;
    }

    private static Map<String, Object> model() {
        Instant now = Instant.now();
        return Map.of(
                "status",
                "SERVING",
                "version",
                "simulator-3",
                "inServiceSince",
                now.minusSeconds(2700).toString(),
                "history",
                List.of(
                        swap("simulator-3", now.minusSeconds(2700), 812, Map.of()),
                        swap(
                                "simulator-2b",
                                now.minusSeconds(5000),
                                95,
                                Map.of("refusal", "head.onnx: the checksum differs from the manifest's")),
                        swap("simulator-2", now.minusSeconds(90_000), 790, Map.of())));
    }

    private static Map<String, Object> swap(String version, Instant time, int tookMs, Map<String, Object> more) {
        Map<String, Object> swap = new LinkedHashMap<>(more);
        swap.put("version", version);
        swap.put("time", time.toString());
        swap.put("tookMs", tookMs);
        return swap;
    }
}
