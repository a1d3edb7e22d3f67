package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void shouldTakeTheInnermostFrameThatBelongsToAStage() {
        assertThat(Stage.of(stack(
                        "java.util.HashMap.get",
                        "dev.freshet.core.policy.ServePolicy.allowed",
                        "dev.freshet.core.engine.Recommender.recommend")))
                .isEqualTo(Stage.POLICY);
        assertThat(Stage.of(
                        stack("org.rocksdb.RocksDB.get", "org.apache.kafka.streams.state.internals.RocksDBStore.get")))
                .isEqualTo(Stage.STORE);
    }

    @Test
    void shouldGiveReasonsAndCommitsWhatIsDoneForThem() {
        assertThat(Stage.of(stack("ai.onnxruntime.OrtSession.run", "dev.freshet.core.explain.Explainer.explain")))
                .isEqualTo(Stage.REASONS);
        assertThat(Stage.of(stack(
                        "org.apache.kafka.clients.producer.KafkaProducer.commitTransaction",
                        "org.apache.kafka.streams.processor.internals.StreamsProducer.commitTransaction")))
                .isEqualTo(Stage.COMMIT);
    }

    @Test
    void shouldKnowWhatBelongsToNobody() {
        assertThat(Stage.of(stack("java.lang.Thread.run"))).isEqualTo(Stage.OTHER);
    }

    private static List<Stage.Frame> stack(String... methods) {
        return Arrays.stream(methods)
                .map(method -> new Stage.Frame(
                        method.substring(0, method.lastIndexOf('.')), method.substring(method.lastIndexOf('.') + 1)))
                .toList();
    }
}
