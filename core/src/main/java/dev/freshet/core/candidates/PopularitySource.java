package dev.freshet.core.candidates;

/** What is popular in the shop. */
public final class PopularitySource implements CandidateSource {

    private final SpacePopularity popularity;

    public PopularitySource(SpacePopularity popularity) {
        this.popularity = popularity;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        float[] scores = popularity.firstScores(request.user());
        int proposed = 0;
        for (int place = 0; place < popularity.size() && proposed < request.limit(); place++) {
            int index = popularity.index(place);
            if (request.allowed().test(index)) {
                if (place < scores.length) {
                    into.add(index, scores[place], Source.POPULARITY);
                } else {
                    into.add(index, Source.POPULARITY);
                }
                proposed++;
            }
        }
    }
}
