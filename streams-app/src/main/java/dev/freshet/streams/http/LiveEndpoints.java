package dev.freshet.streams.http;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.streams.live.Happening;
import dev.freshet.streams.live.Listener;
import dev.freshet.streams.live.LiveFeed;
import io.javalin.http.Context;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/live}: what happens, told as server-sent events until the listener leaves. */
public final class LiveEndpoints {

    private static final Logger log = LoggerFactory.getLogger(LiveEndpoints.class);
    private static final String STREAM = "text/event-stream";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(15);

    private final LiveFeed feed;
    private final LiveViews views;
    private final Duration heartbeat;

    /**
     * Endpoints of an instance.
     *
     * @param catalog finds what an item is called
     * @param heartbeat after so long without a word a comment is sent: proxies close what is silent, and a listener that has left
     *     is found out by writing
     */
    public LiveEndpoints(LiveFeed feed, Function<String, Optional<CatalogItem>> catalog, Duration heartbeat) {
        this.feed = feed;
        this.views = new LiveViews(catalog);
        this.heartbeat = heartbeat;
    }

    public List<Operation> operations() {
        return List.of(Operation.get("/v1/live", "live")
                .summary("Events as they are accepted and recommendations as they are made, as server-sent events:"
                        + " event, recommendations, and missed where the listener was too slow")
                .inQuery("subject", String.class, "only what concerns this user or anonymous id")
                .gives(200, STREAM, "until the listener leaves or the instance closes")
                .fault(503, "too many listen already")
                .by(this::stream));
    }

    private void stream(Context context) throws InterruptedException {
        Listener listener = feed.join(wanted(context))
                .orElseThrow(() -> Problem.unavailable(
                        "as many listen to this instance as it allows; close a console, or try again later",
                        TRY_AGAIN));
        try (listener) {
            context.contentType(STREAM)
                    .header("Cache-Control", "no-store")
                    // A proxy that buffers would hold back what happens now.
                    .header("X-Accel-Buffering", "no");
            tell(listener, context.res().getOutputStream(), context.jsonMapper());
        } catch (IOException e) {
            log.debug("a listener has left: {}", e.toString());
        }
    }

    private void tell(Listener listener, OutputStream out, JsonMapper json) throws IOException, InterruptedException {
        send(out, ": listening\n\n");
        out.flush();
        boolean ended = false;
        while (!ended) {
            Listener.Batch batch = listener.await(heartbeat);
            ended = batch.ended();
            if (batch.missed() > 0) {
                send(out, "event: missed\ndata: {\"count\":" + batch.missed() + "}\n\n");
            }
            for (Happening happening : batch.happenings()) {
                Record view = views.of(happening);
                send(
                        out,
                        "event: " + LiveViews.name(happening) + "\ndata: " + json.toJsonString(view, view.getClass())
                                + "\n\n");
            }
            if (batch.happenings().isEmpty()) {
                send(out, ": still here\n\n");
            }
            out.flush();
        }
    }

    private static Predicate<Happening> wanted(Context context) {
        return Optional.ofNullable(context.queryParam("subject"))
                .filter(id -> !id.isBlank())
                .<Predicate<Happening>>map(
                        id -> happening -> happening.subject().id().equals(id))
                .orElse(happening -> true);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
