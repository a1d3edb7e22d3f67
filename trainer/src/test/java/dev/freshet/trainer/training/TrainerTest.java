package dev.freshet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventType;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.export.BundleContents;
import dev.freshet.trainer.export.BundleExporter;
import dev.freshet.trainer.export.Quantization;
import dev.freshet.trainer.model.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLearnWhatFollowsWhatAndKeepItThroughTheBundle() {
        // Given
        Corpus corpus = Shops.corpus(Shops.circle(60, 12, true), Shops.catalog())
                .build(Holdout.LEAVE_ONE_OUT, Optional.empty());

        // When
        TrainingResult result = train(corpus, 80, 1, new StopRequest());
        Path directory = folder.resolve("bundle");
        double difference = BundleExporter.export(
                new BundleContents(
                        result.model(),
                        corpus,
                        CoVisits.NONE,
                        "test-1",
                        Instant.EPOCH,
                        BundleManifest.Ranking.NONE,
                        Map.of(),
                        Map.of(),
                        Quantization.HALF),
                directory);

        // Then
        assertThat(difference).isLessThan(1e-4);
        assertThat(result.ndcg()).isGreaterThan(0.9);
        try (Bundle bundle = Bundle.open(directory, Execution.CPU)) {
            int hits = 0;
            for (int item = 0; item < Shops.ITEMS; item++) {
                hits += next(bundle, item).equals(Shops.id(Shops.after(item))) ? 1 : 0;
            }
            assertThat(hits / (double) Shops.ITEMS).isGreaterThan(0.9);
        }
    }

    @Test
    void shouldRepeatExactlyWithOneSeedAndDifferWithAnother() {
        // Given
        Corpus corpus = Shops.corpus(Shops.circle(20, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());

        // When
        Map<String, float[]> once = weights(corpus, 1);
        Map<String, float[]> again = weights(corpus, 1);
        Map<String, float[]> other = weights(corpus, 2);

        // Then
        once.forEach((name, values) -> assertThat(again.get(name)).as(name).containsExactly(values));
        assertThat(other.get("items.learned")).isNotEqualTo(once.get("items.learned"));
    }

    @Test
    void shouldStopOnRequestWithTheBestSoFar() {
        // Given
        Corpus corpus = Shops.corpus(Shops.circle(20, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());
        StopRequest stop = new StopRequest();
        stop.stop();

        // When
        TrainingResult result = train(corpus, 50, 1, stop);

        // Then
        assertThat(result.ending()).isEqualTo(TrainingResult.Ending.STOPPED);
        assertThat(result.epochs()).isEqualTo(1);
    }

    @Test
    void shouldGoOnFromACheckpointAsIfNothingHadHappened() {
        // Given
        Corpus corpus =
                Shops.corpus(Shops.circle(20, 8, true), Shops.catalog()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());
        Optional<Checkpoint> checkpoint = Optional.of(new Checkpoint(folder.resolve("run.checkpoint"), "run"));
        TrainingResult uninterrupted =
                train(corpus, 6, checkpoint.map(c -> new Checkpoint(folder.resolve("other"), "run")));

        // When a process dies in the fourth epoch, and another one goes on
        TrainingProgress death = new TrainingProgress() {
            @Override
            public void epochStarted(int epoch, int steps) {
                if (epoch == 4) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThatThrownBy(() -> trainer(corpus, 6, checkpoint, death).train(Shops.smallShape(corpus)))
                .hasMessage("killed");
        TrainingResult resumed = train(corpus, 6, checkpoint);

        // Then
        assertThat(resumed.epochs()).isEqualTo(6);
        assertThat(resumed.bestEpoch()).isEqualTo(uninterrupted.bestEpoch());
        assertThat(resumed.ndcg()).isEqualTo(uninterrupted.ndcg());
        assertThat(resumed.curve()).isEqualTo(uninterrupted.curve());
        Map<String, float[]> expected = uninterrupted.model().parameters().snapshot();
        resumed.model()
                .parameters()
                .snapshot()
                .forEach((name, values) -> assertThat(values).as(name).containsExactly(expected.get(name)));
    }

    @Test
    void shouldNotGoOnFromAnotherRunOrADamagedFile() throws IOException {
        Corpus corpus = Shops.corpus(Shops.circle(20, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());
        Path file = folder.resolve("run.checkpoint");
        train(corpus, 1, Optional.of(new Checkpoint(file, "seed 1")));

        assertThatThrownBy(() -> train(corpus, 2, Optional.of(new Checkpoint(file, "seed 2"))))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("is of another run", "seed 1", "seed 2", "--overwrite");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> train(corpus, 2, Optional.of(new Checkpoint(file, "seed 1"))))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is damaged");
    }

    private static TrainingResult train(Corpus corpus, int epochs, Optional<Checkpoint> checkpoint) {
        return trainer(corpus, epochs, checkpoint, TrainingProgress.SILENT).train(Shops.smallShape(corpus));
    }

    private static Trainer trainer(
            Corpus corpus, int epochs, Optional<Checkpoint> checkpoint, TrainingProgress progress) {
        TrainingSettings settings = new TrainingSettings(
                epochs, 8, 200, 64, OptionalDouble.of(0.1), 0.1, 3e-3, 50, Duration.ofMinutes(2), Device.CPU, 1, 1);
        return new Trainer(corpus, settings, progress, new StopRequest(), checkpoint);
    }

    private static Map<String, float[]> weights(Corpus corpus, long seed) {
        return train(corpus, 2, seed, new StopRequest()).model().parameters().snapshot();
    }

    private static TrainingResult train(Corpus corpus, int epochs, long seed, StopRequest stop) {
        TrainingSettings settings = new TrainingSettings(
                epochs, 8, 200, 64, OptionalDouble.of(0.1), 0.1, 3e-3, 5, Duration.ofMinutes(2), Device.CPU, 1, seed);
        return new Trainer(corpus, settings, TrainingProgress.SILENT, stop).train(Shops.smallShape(corpus));
    }

    /** What the bundle puts first after the items on the way to this one. */
    private static String next(Bundle bundle, int item) {
        int earlier = item;
        while (Shops.after(earlier) != item) {
            earlier++;
            earlier %= Shops.ITEMS;
        }
        List<Slot> ring = List.of(slot(earlier, 0), slot(item, 1));
        float[] user = bundle.users(bundle.embed(List.of(ring), OutsideItems.NONE), RequestContext.UNKNOWN)[0];
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        float[] vector = new float[bundle.dimensions()];
        for (int row = 0; row < bundle.items().size(); row++) {
            bundle.items().copyVector(row, vector, 0);
            double score = bundle.items().bias(row);
            for (int i = 0; i < vector.length; i++) {
                score += user[i] * vector[i];
            }
            if (score > bestScore) {
                best = row;
                bestScore = score;
            }
        }
        return bundle.items().ids().get(best);
    }

    private static Slot slot(int item, int minute) {
        return new Slot.ItemSlot(
                EventType.BROWSE, Hashes.item(Shops.id(item)), Shops.START_MS + minute * 60_000_000L, minute);
    }
}
