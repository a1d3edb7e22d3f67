package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageProfileTest {

    private static final long WORKER = 1;
    private static final long READER = 2;
    private static final long POLLER = 3;

    @Test
    void shouldWeighNativeSamplesByTheThreadsThatShareThem() {
        // Given 90 ticks in which the worker was half the time in Java and half in native code, two others always
        // waiting:
        // in 45 ticks each of three threads had a third of the native samples, in 45 each of two a half
        List<StageProfile.Sample> samples = new ArrayList<>();
        add(samples, 45, WORKER, false, "dev.freshet.core.policy.ServePolicy", "hidden");
        add(samples, 15, WORKER, true, "ai.onnxruntime.OrtSession", "run");
        add(samples, 38, READER, true, "java.io.FileInputStream", "readBytes");
        add(samples, 37, POLLER, true, "sun.nio.ch.EPoll", "wait");

        // When its 100 microseconds an event are shared out
        Map<Stage, Double> micros = new StageProfile(samples).micros(Map.of(WORKER, 100.0, READER, 0.5));

        // Then (90 / 38 rather than 3: the share is nearer the truth than 45 to 15, which it would be unweighted)
        assertThat(micros.get(Stage.ENCODE)).isCloseTo(44, within(1.0));
        assertThat(micros.get(Stage.POLICY)).isCloseTo(56, within(1.0));
        assertThat(micros).containsOnlyKeys(Stage.ENCODE, Stage.POLICY);
    }

    @Test
    void shouldGiveEachThreadItsOwnTime() {
        List<StageProfile.Sample> samples = new ArrayList<>();
        add(samples, 10, WORKER, false, "dev.freshet.core.policy.ServePolicy", "hidden");
        add(samples, 90, READER, false, "org.apache.kafka.clients.NetworkClient", "poll");

        Map<Stage, Double> micros = new StageProfile(samples).micros(Map.of(WORKER, 80.0, READER, 20.0));

        assertThat(micros.get(Stage.POLICY)).isCloseTo(80, within(1e-6));
        assertThat(micros.get(Stage.RECEIVE)).isCloseTo(20, within(1e-6));
    }

    private static void add(
            List<StageProfile.Sample> samples, int times, long thread, boolean inNative, String type, String method) {
        for (int i = 0; i < times; i++) {
            samples.add(new StageProfile.Sample(thread, inNative, List.of(new Stage.Frame(type, method))));
        }
    }
}
