package dev.freshet.streams.console;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.codec.SentSlate;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.live.Happening;
import dev.freshet.streams.live.HappeningSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People who come and go: twenty events a second, each answered. */
final class FakeStreet implements HappeningSource {

    private static final List<EventType> TYPES =
            List.of(EventType.BROWSE, EventType.BROWSE, EventType.SEARCH, EventType.ADD_TO_CART, EventType.PURCHASE);

    private final FakeShop shop;

    FakeStreet(FakeShop shop) {
        this.shop = shop;
    }

    @Override
    public Reading tell(Hearer hearer) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Runnable step = new Runnable() {
            private int n;

            @Override
            public void run() {
                happen(hearer, n++);
            }
        };
        var unused = clock.scheduleAtFixedRate(step, 0, 50, TimeUnit.MILLISECONDS);
        return clock::shutdownNow;
    }

    private void happen(Hearer hearer, int n) {
        Subject subject =
                n % 3 == 0 ? Subject.anonymous("guest-" + n % 11) : Subject.user(n % 2 == 0 ? "anna" : "bo-" + n % 7);
        EventType type = TYPES.get(n / 3 % TYPES.size());
        SourcePosition position = new SourcePosition("events", n % 4, n);
        String item = shop.catalog().get(n * 7 % shop.catalog().size()).itemId();
        long now = System.currentTimeMillis();
        UserEvent.Builder event = UserEvent.builder(type, subject, "e" + n).timeMs(now);
        hearer.hear(new Happening.Acted(
                position,
                (type == EventType.SEARCH ? event.query(Optional.of("oak table")) : event.item(item)).build(),
                now - 12));
        List<SentSlate.Item> items = shop.slate(subject.id(), 10).stream()
                .map(row -> new SentSlate.Item(
                        (String) row.get("itemId"),
                        (Integer) row.get("rank"),
                        (Double) row.get("score"),
                        List.of("embedding"),
                        "HISTORY"))
                .toList();
        hearer.hear(new Happening.Answered(
                new SentSlate(
                        "r" + n,
                        subject,
                        position,
                        Optional.of("simulator-3"),
                        n % 9 == 0 ? Optional.of("NO_HISTORY") : Optional.empty(),
                        items),
                now));
    }
}
