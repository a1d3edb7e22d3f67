package dev.freshet.playground.resilience;

import dev.freshet.core.event.EventType;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.playground.traffic.Pace;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Events of all types that change a row, at a fixed rate, some of them twice, until it is stopped. */
final class LoadThread implements AutoCloseable {

    private static final List<EventType> TYPES = List.of(
            EventType.BROWSE,
            EventType.BROWSE,
            EventType.SEARCH,
            EventType.ADD_TO_CART,
            EventType.REMOVE_FROM_CART,
            EventType.PURCHASE,
            EventType.RETURN);
    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "bulb", "boot", "sock");
    private static final int SUBJECTS = 40;

    private final Wire wire;
    private final String topic;
    private final Pace pace;
    private final AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS);
    private final SplittableRandom random = new SplittableRandom(5);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();
    private final CompletableFuture<Void> ended;

    LoadThread(Wire wire, String topic, double perSecond) {
        this.wire = wire;
        this.topic = topic;
        this.pace = new Pace(perSecond);
        this.ended = CompletableFuture.runAsync(this::send);
    }

    /** Events sent so far, repeats not counted. */
    int sent() {
        return sent.get();
    }

    /** Returns when the last event is at the broker. */
    void stop() {
        stop.countDown();
        ended.join();
    }

    @Override
    public void close() {
        stop();
    }

    private void send() {
        try {
            for (int n = 0; !stop.await(Math.max(0, pace.nanosToNextTurn()), TimeUnit.NANOSECONDS); n++) {
                UserEvent event = event(n);
                byte[] key = event.getUserId().orElseThrow().getBytes(StandardCharsets.UTF_8);
                byte[] value = codec.encode(event);
                wire.send(topic, key, value);
                sent.incrementAndGet();
                if (random.nextInt(30) == 0) {
                    wire.send(topic, key, value);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UserEvent event(int n) {
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        List<LineItem> items = new ArrayList<>();
        int count = type == EventType.SEARCH ? 0 : type == EventType.PURCHASE ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < count; i++) {
            items.add(LineItem.newBuilder()
                    .setItemId(ITEMS.get(random.nextInt(ITEMS.size())))
                    .build());
        }
        return UserEvent.newBuilder()
                .setEventId("event-" + n)
                .setEventType(type.name())
                .setUserId("user-" + random.nextInt(SUBJECTS))
                .setItems(items)
                .setSearchQuery(type == EventType.SEARCH ? "tea light" : null)
                .setEventTime(Instant.ofEpochMilli(1_704_067_200_000L + 1_000L * n))
                .build();
    }
}
