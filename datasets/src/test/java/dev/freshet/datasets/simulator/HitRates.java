package dev.freshet.datasets.simulator;

import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learns simple recommenders on the first part of a shop's events, then counts, for each, how often the next item was among ten. */
final class HitRates {

    private static final int K = 10;
    private static final int WINDOW = 5;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Map<String, Integer>> together = new HashMap<>();
    private final Map<Subject, Deque<String>> latest = new HashMap<>();
    private Set<String> popular = Set.of();

    double oracle;
    double popularity;
    double lastAgain;
    double cooccurrence;
    double cooccurrenceOfWindow;

    static HitRates of(List<SimulatedEvent> events, int learned) {
        HitRates rates = new HitRates();
        events.subList(0, learned).forEach(simulated -> rates.learn(simulated.event()));
        rates.popular = new HashSet<>(best(rates.counts));
        int asked = 0;
        for (SimulatedEvent simulated : events.subList(learned, events.size())) {
            List<String> items = items(simulated.event());
            if (!items.isEmpty()) {
                asked++;
                rates.ask(simulated, items);
            }
            rates.remember(simulated.event());
        }
        rates.oracle /= asked;
        rates.popularity /= asked;
        rates.lastAgain /= asked;
        rates.cooccurrence /= asked;
        rates.cooccurrenceOfWindow /= asked;
        return rates;
    }

    private void learn(UserEvent event) {
        for (String item : items(event)) {
            counts.merge(item, 1, Integer::sum);
            for (String before : latest.getOrDefault(event.subject(), new ArrayDeque<>())) {
                together.computeIfAbsent(before, x -> new HashMap<>()).merge(item, 1, Integer::sum);
                together.computeIfAbsent(item, x -> new HashMap<>()).merge(before, 1, Integer::sum);
            }
        }
        remember(event);
    }

    private void remember(UserEvent event) {
        Deque<String> window = latest.computeIfAbsent(event.subject(), x -> new ArrayDeque<>());
        for (String item : items(event)) {
            window.remove(item);
            window.addLast(item);
            if (window.size() > WINDOW) {
                window.removeFirst();
            }
        }
    }

    private void ask(SimulatedEvent simulated, List<String> items) {
        List<String> window =
                new ArrayList<>(latest.getOrDefault(simulated.event().subject(), new ArrayDeque<>()));
        Collections.reverse(window);
        oracle += share(
                items,
                simulated.oracle().topItems(K).stream().map(RankedItem::itemId).toList());
        popularity += share(items, popular);
        lastAgain += share(items, window);
        String last = window.isEmpty() ? "" : window.get(0);
        Map<String, Integer> neighbours = new HashMap<>(together.getOrDefault(last, Map.of()));
        if (!window.isEmpty()) {
            neighbours.put(last, Integer.MAX_VALUE);
        }
        cooccurrence += share(items, window.isEmpty() ? popular : best(neighbours));
        Map<String, Integer> sums = new HashMap<>();
        for (String before : window) {
            together.getOrDefault(before, Map.of()).forEach((item, n) -> sums.merge(item, n, Integer::sum));
        }
        sums.put(last, Integer.MAX_VALUE);
        cooccurrenceOfWindow += share(items, window.isEmpty() ? popular : best(sums));
    }

    private static double share(List<String> items, java.util.Collection<String> recommended) {
        return items.stream().filter(recommended::contains).count() / (double) items.size();
    }

    private static List<String> best(Map<String, Integer> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(K)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> items(UserEvent event) {
        return event.items().stream().map(LineItem::itemId).toList();
    }

    @Override
    public String toString() {
        return String.format(
                "oracle %.3f, popularity %.3f, last items again %.3f, co-occurrence with the last item %.3f, with the last five %.3f",
                oracle, popularity, lastAgain, cooccurrence, cooccurrenceOfWindow);
    }
}
