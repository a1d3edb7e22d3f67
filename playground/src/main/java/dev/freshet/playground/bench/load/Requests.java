package dev.freshet.playground.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Asks for people's recommendations at fixed moments, whether or not the answers before have come. Belongs to one thread. */
public final class Requests {

    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long DRAIN_SECONDS = 60;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Zipf people;
    private final SplittableRandom random;

    /**
     * Requests to one instance.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param people who is asked about, and how often
     */
    public Requests(URI base, Zipf people, long seed) {
        this.base = base;
        this.people = people;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What came of them.
     *
     * @param micros from the moment each was due to the whole answer; those without an answer are left out
     * @param statuses how many answers had which status of HTTP
     * @param unanswered refused connections and time-outs
     */
    public record Outcome(Histogram micros, Map<Integer, Long> statuses, long unanswered) {}

    /** @param count how many; those of the warm-up in a call of its own */
    public Outcome onSchedule(int count, double perSecond) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
        AtomicLong unanswered = new AtomicLong();
        AtomicLong open = new AtomicLong(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            var unused = client.sendAsync(request(), HttpResponse.BodyHandlers.ofByteArray())
                    .whenComplete((answer, failure) -> {
                        if (failure == null) {
                            micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1000));
                            statuses.computeIfAbsent(answer.statusCode(), status -> new AtomicLong())
                                    .incrementAndGet();
                        } else {
                            unanswered.incrementAndGet();
                        }
                        open.decrementAndGet();
                    });
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (open.get() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        Map<Integer, Long> counted = new ConcurrentSkipListMap<>();
        statuses.forEach((status, many) -> counted.put(status, many.get()));
        return new Outcome(micros, counted, unanswered.get() + open.get());
    }

    private HttpRequest request() {
        String id = People.subject(people.draw(random)).id();
        return HttpRequest.newBuilder(base.resolve("/v1/users/" + id + "/recommendations?count=10"))
                .timeout(TIMEOUT)
                .build();
    }
}
