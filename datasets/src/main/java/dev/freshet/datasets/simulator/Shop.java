package dev.freshet.datasets.simulator;

/** What all people of one shop share. */
final class Shop {

    private final SimulatorConfig config;
    private final Taxonomy taxonomy;
    private final Assortment assortment;
    private final LeafPopularity popularity;
    private final Choice choice;

    Shop(SimulatorConfig config) {
        this.config = config;
        this.taxonomy = Taxonomy.load();
        this.assortment = new Assortment(config, taxonomy);
        this.popularity = new LeafPopularity(taxonomy.size(), Dice.of(config.seed(), Dice.Purpose.CROWD, 0));
        this.choice = new Choice(assortment, taxonomy);
    }

    SimulatorConfig config() {
        return config;
    }

    Taxonomy taxonomy() {
        return taxonomy;
    }

    Assortment assortment() {
        return assortment;
    }

    LeafPopularity popularity() {
        return popularity;
    }

    /** For the thread of the run; only {@link Choice#likely} may be asked by others. */
    Choice choice() {
        return choice;
    }

    /** Chance that a session was somebody's last; balances those who come in the long run. */
    double leavingForGood() {
        return Math.min(1, config.newPeoplePerDay() / (config.people() * config.sessionsPerDay()));
    }
}
