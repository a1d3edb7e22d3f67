package dev.freshet.streams.topology;

import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.engine.World;
import dev.freshet.core.state.SubjectRow;

/**
 * What answers rows: {@link dev.freshet.core.engine.Recommender}, or what a harness puts in its place to see what the rest
 * costs. Safe for many threads.
 */
@FunctionalInterface
public interface SlateMaker {

    /**
     * The slate of a row, and the embedding that was made on the way.
     *
     * @param subject the same text for the same subject
     * @param workspace the calling task's own
     */
    Recommendation recommend(String subject, SubjectRow row, SlateRequest request, World world, Workspace workspace);
}
