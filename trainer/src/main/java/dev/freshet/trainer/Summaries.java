package dev.freshet.trainer;

import dev.freshet.trainer.data.Content;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.TimeCut;
import dev.freshet.trainer.export.BundleContents;
import dev.freshet.trainer.model.RequestPart;
import dev.freshet.trainer.ranking.FittedRanking;
import dev.freshet.trainer.training.RequestTrial;
import dev.freshet.trainer.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a training run says before and after. */
final class Summaries {

    private Summaries() {}

    static String corpus(Corpus corpus, Holdout kept, HeldOutItems heldOut) {
        long described = corpus.itemContent().stream()
                .filter(content -> !content.equals(Content.EMPTY))
                .count();
        String text = String.format(
                "subjects   %,d with %,d slots, %,d of them for training%n"
                        + "items      %,d, %,d of them described; %,d searches%n"
                        + "vocabulary %,d words, %,d categories, %,d brands, %,d price edges%n"
                        + "holdout    %s%s%s; times %s%n",
                corpus.histories().size(),
                corpus.slots(),
                corpus.trainingSlots(),
                corpus.items().size(),
                described,
                corpus.searches().size(),
                corpus.vocabulary().words().size(),
                corpus.vocabulary().categories().size(),
                corpus.vocabulary().brands().size(),
                corpus.vocabulary().priceEdges().size(),
                kept.label(),
                corpus.cut().map(Summaries::cut).orElse(""),
                heldOut.isNone() ? "" : String.format(", %.1f %% of the items", 100 * heldOut.share()),
                corpus.usesTimes() ? "known" : "unknown");
        return text;
    }

    private static String cut(TimeCut cut) {
        return ", validation from " + Instant.ofEpochMilli(cut.validationFromMs()) + ", test from "
                + Instant.ofEpochMilli(cut.testFromMs());
    }

    static String result(TrainingResult result) {
        return String.format(
                "trained    %d epochs in %s (%s), %,.0f slots/s; %,d parameters%n"
                        + "best       epoch %d, validation ndcg@10 %.4f over %,d cases%n",
                result.epochs(),
                time(result.took()),
                result.ending().words(),
                result.slotsPerSecond(),
                result.model().parameters().count(),
                result.bestEpoch(),
                result.ndcg(),
                result.validationCases());
    }

    static String request(RequestTrial trial) {
        return "request    "
                + (trial.cases() == 0
                        ? "nothing validates; the model ignores what is told of it"
                        : Stream.of(RequestPart.values())
                                .map(part -> String.format(
                                        "%s %+.4f (%s)",
                                        part.label(),
                                        Objects.requireNonNull(trial.known().get(part)) - trial.unknown(),
                                        trial.helpful().contains(part) ? "kept" : "ignored"))
                                .collect(Collectors.joining(", ", "known to validation: ndcg@10 ", "")))
                + System.lineSeparator();
    }

    static String labels(Set<RequestPart> parts) {
        return parts.isEmpty()
                ? "nothing"
                : parts.stream().map(RequestPart::label).collect(Collectors.joining(","));
    }

    static String ranking(FittedRanking fitted) {
        return String.format(
                "ranking    repeat %s, popularity %s, met %s, recent %s, co-visitation %s: validation ndcg@20 of slates %.4f, by the model alone %.4f, over %,d"
                        + " cases%n",
                fitted.weights().repeat(),
                fitted.weights().popularity(),
                fitted.weights().met(),
                fitted.weights().recent(),
                fitted.weights().coVisitation(),
                fitted.with(),
                fitted.without(),
                fitted.cases());
    }

    static String bundle(Path directory, BundleContents contents, double difference) {
        return String.format(
                "bundle     %s, version %s, %,d items, %,.2f MB (quantize: %s), %s; ONNX Runtime and PyTorch agree to %.1e%n",
                directory,
                contents.version(),
                contents.corpus().items().size(),
                size(directory) / 1e6,
                contents.quantization(),
                contents.model().shape().steps() ? "with a step" : "no step: the trunk sees further than a ring",
                difference);
    }

    private static double size(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String time(Duration duration) {
        return String.format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
