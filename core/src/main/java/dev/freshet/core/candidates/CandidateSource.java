package dev.freshet.core.candidates;

/** Proposes items for a subject: the best that it knows, only what the policy allows, at most as many as the request's limit. */
public interface CandidateSource {

    /** Adds its proposals to the union. */
    void propose(CandidateRequest request, CandidateSet into);
}
