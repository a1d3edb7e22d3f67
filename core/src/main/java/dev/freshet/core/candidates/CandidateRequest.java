package dev.freshet.core.candidates;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.state.SubjectRow;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a source may look at.
 *
 * @param row the subject
 * @param user the user vector, where a model made one
 * @param allowed what the policy lets pass; a source proposes nothing else
 * @param limit how many items a source proposes at most
 */
public record CandidateRequest(SubjectRow row, Optional<float[]> user, Predicate<CatalogItem> allowed, int limit) {}
