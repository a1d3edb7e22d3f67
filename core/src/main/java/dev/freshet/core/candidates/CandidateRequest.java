package dev.freshet.core.candidates;

import dev.freshet.core.state.SubjectRow;
import java.util.function.IntPredicate;

/**
 * What a source may look at.
 *
 * @param row the subject
 * @param user the user vector
 * @param allowed what the policy lets pass, by index in the item space; a source proposes nothing else
 * @param limit how many items a source proposes at most
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CandidateRequest(SubjectRow row, float[] user, IntPredicate allowed, int limit) {}
