package dev.freshet.datasets.simulator;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.Optional;

/** One person: who they are, what they have in mind, and when they do something next. Owned by the thread of its {@link ShopRun}. */
final class Person {

    private static final double DRIFT_PER_SESSION = 0.1;
    private static final double ACTIVITY_SIGMA = 0.6;

    private final long number;
    private final Shop shop;
    private final Dice dice;
    private final Dice words;
    private final double sessionsPerDay;
    private Subject subject;
    private Situation situation;
    private double nextMs;
    private long events;
    private long sessions;
    private boolean gone;

    Person(long number, Shop shop, double fromMs) {
        this.number = number;
        this.shop = shop;
        this.dice = Dice.of(shop.config().seed(), Dice.Purpose.PERSON, number);
        this.words = Dice.of(shop.config().seed(), Dice.Purpose.WORDS, number);
        boolean anonymous = dice.chance(shop.config().anonymousShare());
        this.subject = anonymous ? Subject.anonymous("a" + number) : Subject.user("u" + number);
        double spread = StrictMath.exp(ACTIVITY_SIGMA * dice.gaussian() - ACTIVITY_SIGMA * ACTIVITY_SIGMA / 2);
        this.sessionsPerDay = Math.min(24, shop.config().sessionsPerDay() * spread);
        this.situation = Situation.newcomer(Taste.draw(dice, shop.popularity()));
        this.nextMs = Rhythm.nextSession(fromMs, sessionsPerDay, dice);
    }

    long number() {
        return number;
    }

    double nextMs() {
        return nextMs;
    }

    /** Whether they never come back. */
    boolean gone() {
        return gone;
    }

    /** Does what is due at {@link #nextMs()}, and settles when something is due again. */
    SimulatedEvent act() {
        long timeMs = (long) nextMs;
        Situation before = situation;
        Move move = Behaviour.odds(situation).draw(dice);
        boolean identifies = move == Move.BUY
                && subject.kind() == Subject.Kind.ANONYMOUS
                && shop.config().identifies();
        if (identifies) {
            Subject anonymous = subject;
            subject = Subject.user("u" + number);
            UserEvent event = event(EventType.IDENTIFY, move, timeMs)
                    .alias(Optional.of(anonymous.id()))
                    .build();
            nextMs = Rhythm.nextClick(nextMs, dice);
            return new SimulatedEvent(event, k -> List.of());
        }
        UserEvent event = switch (move) {
            case SEARCH -> search(timeMs);
            case BUY -> buy(timeMs);
            default -> concerning(move, shop.choice().draw(move, situation, timeMs, dice), timeMs);
        };
        scheduleNext();
        return new SimulatedEvent(
                event, move == Move.SEARCH ? k -> List.of() : k -> shop.choice().likely(before, timeMs, k));
    }

    private UserEvent search(long timeMs) {
        int leaf = situation.phase() == Situation.Phase.SEARCHED
                ? situation.leaf()
                : situation.taste().drawInterest(dice);
        Queries.Query query = Queries.draw(shop.taxonomy().leaf(leaf), situation.taste(), dice);
        situation = situation.searched(leaf, query.wanted());
        return event(EventType.SEARCH, Move.SEARCH, timeMs)
                .query(Optional.of(shop.config().informativeSearches() ? query.text() : somebodyElses()))
                .build();
    }

    /** What a person of other interests might have typed; drawn apart, so that everything but the words stays as it was. */
    private String somebodyElses() {
        Taste taste = Taste.draw(words, shop.popularity());
        return Queries.draw(shop.taxonomy().leaf(taste.drawInterest(words)), taste, words)
                .text();
    }

    private UserEvent buy(long timeMs) {
        UserEvent event = event(EventType.PURCHASE, Move.BUY, timeMs)
                .items(situation.cart().stream().map(this::line).toList())
                .currency(Optional.of(ProductMaker.CURRENCY))
                .build();
        situation = situation.bought();
        return event;
    }

    private UserEvent concerning(Move move, Product product, long timeMs) {
        EventType type = switch (move) {
            case ADD -> EventType.ADD_TO_CART;
            case REMOVE -> EventType.REMOVE_FROM_CART;
            case RETURN -> EventType.RETURN;
            default -> EventType.BROWSE;
        };
        UserEvent event = event(type, move, timeMs)
                .items(List.of(new LineItem(product.item.itemId(), 1, product.item.price())))
                .currency(Optional.of(ProductMaker.CURRENCY))
                .build();
        situation = switch (type) {
            case ADD_TO_CART -> situation.added(product);
            case REMOVE_FROM_CART -> situation.removed(product);
            case RETURN -> situation.returned(product);
            default -> situation.looked(product);
        };
        return event;
    }

    private LineItem line(Product product) {
        int quantity = product.item.repeatable() ? 1 + dice.below(3) : 1;
        return new LineItem(product.item.itemId(), quantity, product.item.price());
    }

    private UserEvent.Builder event(EventType type, Move move, long timeMs) {
        return UserEvent.builder(type, subject, "e" + number + "-" + events++)
                .session(Optional.of("s" + number + "-" + sessions))
                .surface(Optional.of(move.surface))
                .timeMs(timeMs);
    }

    private void scheduleNext() {
        if (!dice.chance(Behaviour.leaves(situation.phase()))) {
            nextMs = Rhythm.nextClick(nextMs, dice);
            return;
        }
        sessions++;
        gone = dice.chance(shop.leavingForGood());
        Taste taste = situation.taste();
        situation = situation.arriving(dice.chance(DRIFT_PER_SESSION) ? taste.drifted(dice, shop.popularity()) : taste);
        nextMs = Rhythm.nextSession(nextMs, sessionsPerDay, dice);
    }
}
