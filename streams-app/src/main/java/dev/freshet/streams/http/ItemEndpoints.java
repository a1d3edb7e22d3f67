package dev.freshet.streams.http;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.SimilarItems;
import dev.freshet.core.engine.SimilarItems.Answer;
import dev.freshet.core.engine.TrendingItems;
import dev.freshet.core.policy.Policy;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.ingest.Delivery;
import dev.freshet.streams.ingest.Intake;
import dev.freshet.streams.world.LiveWorld;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The catalog, and what can be said of items without a subject. Every instance knows all of it. */
public final class ItemEndpoints {

    private static final int USUAL_COUNT = 10;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final LiveWorld world;
    private final Intake intake;
    private final int maxIdBytes;
    private final SimilarItems similar;
    private final TrendingItems trending;

    /** @param policy that says which items are shown at all */
    public ItemEndpoints(LiveWorld world, Intake intake, InputConfig limits, Policy policy) {
        this.world = world;
        this.intake = intake;
        this.maxIdBytes = limits.maxIdBytes();
        this.similar = new SimilarItems(policy);
        this.trending = new TrendingItems(policy);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/v1/items/{id}", "getItem")
                        .summary("One item of the catalog in service")
                        .inPath("id", "the item's id")
                        .gives(200, ItemViews.Item.class, "the item")
                        .fault(404, "the catalog does not hold it")
                        .fault(503, "the catalog is being read")
                        .by(this::get),
                CountParameter.in(Operation.get("/v1/items/{id}/similar", "getSimilarItems"), USUAL_COUNT)
                        .summary("The items most like one, to whoever asks")
                        .inPath("id", "the item's id")
                        .gives(200, ItemViews.SimilarTo.class, "them, best first")
                        .fault(404, "the catalog does not hold the item, or the model knows nothing of it")
                        .fault(503, "no model is in service, or the catalog is being read")
                        .by(this::similar),
                CountParameter.in(Operation.get("/v1/trending", "getTrendingItems"), USUAL_COUNT)
                        .summary("What is popular now")
                        .inQuery("category", String.class, "a category and all below it, such as: Home > Kitchen")
                        .gives(200, ItemViews.Trending.class, "it, best first; perhaps fewer than asked for")
                        .fault(503, "the catalog is being read")
                        .by(this::trending),
                Operation.put("/v1/items/{id}", "putItem")
                        .summary("List an item or describe it anew; answered when every in-sync replica has it")
                        .inPath("id", "the item's id")
                        .body(NewItem.class)
                        .gives(202, ItemViews.AcceptedItem.class, "instances will show it in a moment")
                        .fault(415, "the body is not application/json")
                        .fault(502, "the brokers refused it for good")
                        .fault(503, "it is not acknowledged: put it again later")
                        .by(this::put),
                Operation.delete("/v1/items/{id}", "deleteItem")
                        .summary("Take an item off the catalog; answered when every in-sync replica knows")
                        .inPath("id", "the item's id")
                        .gives(202, ItemViews.AcceptedItem.class, "instances will stop showing it in a moment")
                        .fault(502, "the brokers refused it for good")
                        .fault(503, "it is not acknowledged: ask again later")
                        .by(this::delete));
    }

    private void get(Context context) {
        String id = context.pathParam("id");
        CatalogItem item = world.catalogInService().item(id).orElseThrow(() -> unknown(id));
        context.json(ItemViews.Item.of(item));
    }

    private void similar(Context context) {
        String id = context.pathParam("id");
        int count = CountParameter.of(context, USUAL_COUNT);
        Answer answer = world.use(now -> similar.to(id, count, now));
        if (answer instanceof Answer.Found found) {
            context.json(ItemViews.SimilarTo.of(id, found));
        } else if (answer instanceof Answer.UnknownItem) {
            throw unknown(id);
        } else if (answer instanceof Answer.NoVector none) {
            throw Problem.notFound("model " + none.modelVersion() + " has no vector for item '" + id
                    + "'; give the item words or categories that the model knows");
        } else {
            throw Problem.unavailable("no model is in service; see /v1/model", LATER);
        }
    }

    private void trending(Context context) {
        int count = CountParameter.of(context, USUAL_COUNT);
        Optional<String> category = Optional.ofNullable(context.queryParam("category"));
        requireShown();
        context.json(world.use(
                now -> ItemViews.Trending.of(category, now.popularity().version(), trending.of(category, count, now))));
    }

    private void put(Context context) {
        String id = writableId(context);
        accept(context, id, intake.list(JsonBody.read(context, NewItem.class).as(id)));
    }

    private void delete(Context context) {
        String id = writableId(context);
        accept(context, id, intake.delist(id));
    }

    private String writableId(Context context) {
        String id = context.pathParam("id");
        if (id.isBlank()) {
            throw Problem.badRequest("the item's id in the path is blank; give one");
        }
        if (id.getBytes(StandardCharsets.UTF_8).length > maxIdBytes) {
            throw Problem.badRequest(
                    "the item's id in the path is longer than " + maxIdBytes + " bytes; give a shorter one");
        }
        return id;
    }

    private static void accept(Context context, String id, Delivery delivery) {
        if (delivery instanceof Delivery.Unacknowledged lost) {
            throw switch (lost.fault()) {
                case UNREACHABLE ->
                    Problem.unavailable(
                            "the change is not acknowledged: " + lost.detail() + "; send it again later", SOON);
                case TOO_LARGE, REFUSED ->
                    Problem.of(PartlyAccepted.status(lost.fault()), "the change is not taken: " + lost.detail());
            };
        }
        Delivery.Acknowledged there = (Delivery.Acknowledged) delivery;
        context.status(HttpStatus.ACCEPTED).json(new ItemViews.AcceptedItem(id, there.position()));
    }

    private Problem unknown(String id) {
        requireShown();
        return Problem.notFound("the catalog holds no item '" + id + "'");
    }

    /** What is not there may yet come while the topics are read. */
    private void requireShown() {
        if (!world.isShown()) {
            throw Problem.unavailable("the catalog is being read", SOON);
        }
    }
}
