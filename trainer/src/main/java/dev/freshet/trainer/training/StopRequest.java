package dev.freshet.trainer.training;

/** Asks a run to end early with the best that it has. Any thread may ask. */
public final class StopRequest {

    private volatile boolean stopped;

    public void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
