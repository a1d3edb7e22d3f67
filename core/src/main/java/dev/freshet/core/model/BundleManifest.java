package dev.freshet.core.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}; each field is described in topology-docs/model-bundle.md. An instance mirrors the file and may be wrong:
 * {@link ManifestRules} says what is.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundleManifest(
        int format,
        String version,
        String createdAt,
        String inputs,
        int dimensions,
        int layers,
        int heads,
        int window,
        int ring,
        boolean usesTimes,
        @Nullable String gapBuckets,
        @Nullable String tokenizer,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> surfaces,
        @Nullable Content content,
        @Nullable Ids ids,
        Items items,
        Graphs graphs,
        @Nullable CoVisitationFiles coVisitation,
        @Nullable Ranking ranking,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> checksums,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> training,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Double> metrics) {

    public static final String FILE = "manifest.json";
    public static final int FORMAT = 1;
    /** As {@link #FORMAT}, and the item vectors may be whole numbers with a scale a row. */
    public static final int FORMAT_WITH_SCALES = 2;

    /** The full contract: slots of typed events. */
    public static final String EVENTS = "events";
    /** A plain sequence model: a list of item ids. */
    public static final String IDS = "ids";

    /** What the content encoder reads. */
    public record Content(
            String words,
            String categories,
            String brands,
            int maxWords,
            int maxCategories,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Double> priceEdges) {}

    /** What a plain sequence model reads. */
    public record Ids(
            int length,
            String padding,
            long paddingId,
            long unknownId,
            long firstItemId,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> eventTypes) {}

    /** The item table; {@code scales} belongs to vectors of int8. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Items(
            String ids,
            String vectors,
            @Nullable String scales,
            @Nullable String biases,
            int count,
            double coldBias) {}

    /** The ONNX files; {@code step} is optional. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Graphs(
            String encoder,
            @Nullable String head,
            @Nullable String content,
            @Nullable String step) {}

    /** For each item the items visited around it, and how much each counts. */
    public record CoVisitationFiles(String items, String weights) {}

    /**
     * The weights of the second stage.
     *
     * @param repeat of ln(1 + times bought), at least 0
     * @param popularity of the log2 of the item's popularity beside the most popular item's, at least 0
     * @param met of whether the subject's ring holds the item; below 0 where people go on to what they have not met
     * @param recent of 1 / (1 + how many slots ago the ring holds it last)
     * @param coVisitation of ln(1 + what the ring's last items say of it), at least 0
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ranking(double repeat, double popularity, double met, double recent, double coVisitation) {

        /** The model's order stands. */
        public static final Ranking NONE = new Ranking(0, 0);

        /** Weights that leave the subject's last slots to the model. */
        public Ranking(double repeat, double popularity) {
            this(repeat, popularity, 0, 0, 0);
        }

        /** Whether what the ring holds counts for itself. */
        public boolean readsRing() {
            return met != 0 || recent != 0;
        }

        /** Whether what others visited around the subject's last items counts. */
        public boolean readsCoVisitation() {
            return coVisitation != 0;
        }
    }

    /** Whether the bundle follows the full contract. */
    public boolean readsEvents() {
        return EVENTS.equals(inputs);
    }
}
