package dev.freshet.streams.topology;

import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.World;
import dev.freshet.core.state.SubjectRow;

/**
 * What answers a row: the recommender, or what a harness puts in its place to see what the rest costs. Belongs to one
 * processor.
 */
@FunctionalInterface
public interface SlateMaker {

    /**
     * The slate of a row, and the embedding that was made on the way.
     *
     * @param subjectKey the same for the same subject
     */
    Recommendation recommend(String subjectKey, SubjectRow row, SlateRequest request, World world);
}
