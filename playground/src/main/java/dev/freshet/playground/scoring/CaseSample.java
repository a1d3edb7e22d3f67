package dev.freshet.playground.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A fair draw of judged events, good and bad alike: Vitter's algorithm R ("Random sampling with a reservoir", TOMS 1985). */
public final class CaseSample {

    private final int size;
    private final SplittableRandom random;
    private final List<Trial> drawn = new ArrayList<>();
    private long offered;

    /** @param size cases to draw, at least 0 */
    public CaseSample(int size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
    }

    public void offer(Trial trial) {
        offered++;
        if (drawn.size() < size) {
            drawn.add(trial);
        } else if (size > 0) {
            long place = random.nextLong(offered);
            if (place < size) {
                drawn.set((int) place, trial);
            }
        }
    }

    /** What was drawn so far. */
    public List<Trial> drawn() {
        return List.copyOf(drawn);
    }

    /** How many events the draw was made from. */
    public long offered() {
        return offered;
    }
}
