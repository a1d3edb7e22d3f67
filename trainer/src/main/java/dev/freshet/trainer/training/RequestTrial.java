package dev.freshet.trainer.training;

import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.RequestPart;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether it helps to know something of a request: validation's NDCG@10 with nothing known, and with one part known at a time.
 *
 * @param cases that decided; without any, nothing helps
 */
public record RequestTrial(int cases, double unknown, Map<RequestPart, Double> known) {

    public RequestTrial {
        known = Map.copyOf(known);
    }

    /** Tries a trained model on the cases that ended its training. */
    public static RequestTrial of(Corpus corpus, Recommender model, long seed) {
        Validation validation = new Validation(corpus, model, seed);
        Map<RequestPart, Double> known = new EnumMap<>(RequestPart.class);
        if (validation.cases() == 0) {
            return new RequestTrial(0, 0, known);
        }
        for (RequestPart part : RequestPart.values()) {
            known.put(part, validation.ndcg(model, EnumSet.of(part)));
        }
        return new RequestTrial(validation.cases(), validation.ndcg(model), known);
    }

    /** The parts with which validation is better than without. */
    public Set<RequestPart> helpful() {
        return known.entrySet().stream()
                .filter(each -> each.getValue() > unknown)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestPart.class)));
    }

    /** Has a model ignore all other parts. */
    public void keepHelpful(Recommender model) {
        EnumSet.complementOf(EnumSet.copyOf(helpful())).forEach(part -> part.forget(model));
    }
}
