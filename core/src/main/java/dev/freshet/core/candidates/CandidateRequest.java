package dev.freshet.core.candidates;

import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import java.util.function.IntPredicate;

/**
 * What a source may look at.
 *
 * @param row the subject
 * @param ring its slots that the model was shown
 * @param user the user vector
 * @param allowed what the policy lets pass, by index in the item space; a source proposes nothing else
 * @param limit how many items a source proposes at most
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CandidateRequest(SubjectRow row, Ring ring, float[] user, IntPredicate allowed, int limit) {}
