package dev.freshet.trainer.training;

/** Is told how a run goes on. */
public interface TrainingProgress {

    /** Says nothing to anybody. */
    TrainingProgress SILENT = new TrainingProgress() {};

    /** The run goes on from a checkpoint with so many epochs. */
    default void resumed(int epochs) {}

    /** An epoch of so many steps begins; epochs count from 1. */
    default void epochStarted(int epoch, int steps) {}

    /**
     * A step is done.
     *
     * @param loss running mean, in nats
     * @param slots slots of the step's windows
     */
    default void stepDone(double loss, int slots) {}

    default void evaluated(Evaluation evaluation) {}

    /**
     * What validation said.
     *
     * @param ndcg of the first ten, mean over the cases; no number where nothing validates
     * @param better whether it is the best so far
     */
    record Evaluation(int epoch, double loss, double ndcg, boolean better) {}
}
