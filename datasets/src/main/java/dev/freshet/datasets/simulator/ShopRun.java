package dev.freshet.datasets.simulator;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.Queue;

/** One run of a shop from its start: merges what people do with arrivals and launches, in order of time. Never ends. */
final class ShopRun implements Iterator<ShopMoment> {

    private static final double DAY_MS = 24.0 * 3600 * 1000;

    private final Shop shop;
    private final Dice arrivals;
    private final Queue<Person> people =
            new PriorityQueue<>(Comparator.comparingDouble(Person::nextMs).thenComparingLong(Person::number));
    private long known;
    private double nextArrivalMs;

    ShopRun(SimulatorConfig config) {
        shop = new Shop(config);
        arrivals = Dice.of(config.seed(), Dice.Purpose.ARRIVAL, 0);
        nextArrivalMs = config.startMs();
        for (int i = 0; i < config.people(); i++) {
            people.add(new Person(known++, shop, config.startMs()));
        }
        scheduleArrival();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public ShopMoment next() {
        while (true) {
            Person first = people.peek();
            double actMs = first == null ? Double.POSITIVE_INFINITY : first.nextMs();
            double launchMs = shop.assortment().nextLaunchMs();
            if (nextArrivalMs <= Math.min(actMs, launchMs)) {
                people.add(new Person(known++, shop, nextArrivalMs));
                scheduleArrival();
            } else if (launchMs <= actMs) {
                Product product = shop.assortment().launch();
                return new CatalogChange(product.launchMs, product.item);
            } else {
                return act();
            }
        }
    }

    private SimulatedEvent act() {
        Person person = people.remove();
        SimulatedEvent event = person.act();
        if (!person.gone()) {
            people.add(person);
        }
        return event;
    }

    private void scheduleArrival() {
        double perDay = shop.config().newPeoplePerDay();
        nextArrivalMs =
                perDay == 0 ? Double.POSITIVE_INFINITY : nextArrivalMs + arrivals.exponential() * DAY_MS / perDay;
    }
}
