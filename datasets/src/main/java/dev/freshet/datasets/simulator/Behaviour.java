package dev.freshet.datasets.simulator;

/** How likely each move is in a situation, and how likely a session ends after it. */
final class Behaviour {

    private Behaviour() {}

    static Odds odds(Situation now) {
        boolean cart = !now.cart().isEmpty();
        Odds odds = new Odds();
        return switch (now.phase()) {
            case ARRIVING ->
                odds.with(Move.SEARCH, 0.45)
                        .with(Move.LOOK_INTEREST, 0.35)
                        .with(Move.LOOK_CART, cart, 0.1)
                        .with(Move.LOOK_BOUGHT, !now.usedUp().isEmpty(), 0.1)
                        .with(Move.RETURN, !now.returnable().isEmpty(), 0.04);
            case SEARCHED -> odds.with(Move.LOOK_LEAF, 0.92).with(Move.SEARCH, 0.08);
            case LOOKED ->
                odds.with(Move.LOOK_LINKED, now.hasSuccessors(), 0.17)
                        .with(Move.LOOK_LEAF, 0.36)
                        .with(Move.LOOK_COMPLEMENT, 0.12)
                        .with(Move.LOOK_INTEREST, 0.1)
                        .with(Move.SEARCH, 0.11)
                        .with(Move.ADD, !now.lastInCart(), 0.07)
                        .with(Move.BUY, cart, 0.04)
                        .with(Move.REMOVE, cart, 0.02);
            case CARTED ->
                odds.with(Move.LOOK_COMPLEMENT, 0.45)
                        .with(Move.LOOK_LEAF, 0.08)
                        .with(Move.SEARCH, 0.12)
                        .with(Move.BUY, 0.35);
            case REMOVED ->
                odds.with(Move.LOOK_LEAF, 0.7).with(Move.SEARCH, 0.15).with(Move.BUY, cart, 0.15);
            case BOUGHT ->
                odds.with(Move.LOOK_COMPLEMENT, 0.5)
                        .with(Move.LOOK_INTEREST, 0.3)
                        .with(Move.SEARCH, 0.2);
        };
    }

    /** Probability that nothing follows in this session. */
    static double leaves(Situation.Phase after) {
        return switch (after) {
            case ARRIVING -> 0;
            case SEARCHED -> 0.05;
            case LOOKED -> 0.12;
            case CARTED -> 0.06;
            case REMOVED -> 0.2;
            case BOUGHT -> 0.85;
        };
    }
}
