package dev.freshet.core.engine;

/**
 * How much the engine looks at.
 *
 * @param candidates items that each source proposes at most
 * @param explainEvents past events tested for the reasons of a slate, each costing a row of the step or, without one, an encode; 0 for no reasons
 */
public record EngineSettings(int candidates, int explainEvents) {

    /** Two hundred candidates; four events tested. */
    public static final EngineSettings DEFAULT = new EngineSettings(200, 4);

    public EngineSettings {
        if (candidates < 1) {
            throw new IllegalArgumentException("candidates is " + candidates + "; at least 1 is allowed");
        }
        if (explainEvents < 0) {
            throw new IllegalArgumentException("explainEvents is " + explainEvents + "; 0 or more is allowed");
        }
    }
}
