package dev.freshet.trainer.export;

import dev.freshet.core.model.BundleManifest;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.model.Recommender;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What goes into a bundle.
 *
 * @param coVisits of the corpus, or {@link CoVisits#NONE} to leave them out
 * @param version 1 to 64 letters, digits, dots, dashes or underscores
 * @param ranking the weights of the second stage
 * @param training free pairs about how it was made
 * @param metrics what validation said
 * @param quantization how item vectors, weights and content tables are stored
 */
public record BundleContents(
        Recommender model,
        Corpus corpus,
        CoVisits coVisits,
        String version,
        Instant createdAt,
        BundleManifest.Ranking ranking,
        Map<String, String> training,
        Map<String, Double> metrics,
        Quantization quantization) {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public BundleContents {
        requireVersion(version);
        if (model.shape().items() != corpus.items().size()) {
            throw new IllegalArgumentException(
                    "the model knows " + model.shape().items() + " items, the corpus "
                            + corpus.items().size());
        }
    }

    /** @throws IllegalArgumentException if a bundle cannot be called so */
    public static void requireVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "version is '" + version + "'; 1 to 64 letters, digits, dots, dashes or underscores are allowed");
        }
    }
}
