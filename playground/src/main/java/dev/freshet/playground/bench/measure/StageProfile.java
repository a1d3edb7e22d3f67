package dev.freshet.playground.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of a flight recording, from which the processor time of each thread is shared out by stage.
 *
 * <p>At every tick the recorder looks at up to five threads in Java code but at only one in native code, in turn, and those that
 * wait in a native call take their turns as well. So a native sample stands for as many ticks as there are threads in native
 * code: the ticks, one native sample each, by the samples of the thread that is always there, waiting.
 */
public final class StageProfile {

    /** Native methods in which a thread waits. */
    private static final List<String> WAITING =
            List.of("EPoll", "Net.poll", "Net.accept", "FileInputStream", "Unsafe.park");

    /** What a recording says of one thread at one moment, waiting or not. */
    record Sample(long thread, boolean inNative, List<Stage.Frame> frames) {

        private boolean waits() {
            String at = frames.get(0).type() + "." + frames.get(0).method();
            return WAITING.stream().anyMatch(at::contains);
        }
    }

    private final List<Sample> samples;

    StageProfile(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** Reads a recording. */
    public static StageProfile read(Path recording) {
        List<Sample> samples = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                add(file.readEvent(), samples);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StageProfile(samples);
    }

    /** How one stage fares. */
    private record Share(double share, double micros) {}

    /** One line of JSON. */
    private record Line(Profile profile) {}

    private record Profile(String variant, long samples, double cpuMicrosPerEvent, Map<String, Share> stages) {}

    /**
     * What the time went into; "jvm" is what no thread of the application took: collector, compiler and the recorder.
     *
     * @param cost while it was recorded
     */
    public String line(String variant, Cost cost) {
        Map<String, Share> stages = new TreeMap<>();
        double rest = cost.appCpuMicros();
        for (Map.Entry<Stage, Double> stage : micros(cost.threadCpuMicros()).entrySet()) {
            rest -= stage.getValue();
            String word = stage.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            stages.put(word, share(stage.getValue(), cost));
        }
        stages.put("jvm", share(Math.max(0, rest), cost));
        long working = samples.stream().filter(sample -> !sample.waits()).count();
        return Json.line(new Line(new Profile(variant, working, Json.rounded(cost.appCpuMicros()), stages)));
    }

    /** Shares out each thread's time; that of threads without a sample is nobody's. */
    Map<Stage, Double> micros(Map<Long, Double> threadMicros) {
        double weight = nativeWeight();
        Map<Long, Double> all = new TreeMap<>();
        for (Sample sample : samples) {
            if (!sample.waits()) {
                all.merge(sample.thread(), sample.inNative() ? weight : 1, Double::sum);
            }
        }
        Map<Stage, Double> micros = new EnumMap<>(Stage.class);
        for (Sample sample : samples) {
            if (!sample.waits()) {
                double part = (sample.inNative() ? weight : 1) / all.getOrDefault(sample.thread(), 1.0);
                micros.merge(
                        Stage.of(sample.frames()), part * threadMicros.getOrDefault(sample.thread(), 0.0), Double::sum);
            }
        }
        return micros;
    }

    private double nativeWeight() {
        Map<Long, Long> each = new TreeMap<>();
        long ticks = 0;
        long most = 0;
        for (Sample sample : samples) {
            if (sample.inNative()) {
                ticks++;
                most = Math.max(most, each.merge(sample.thread(), 1L, Long::sum));
            }
        }
        return most == 0 ? 1 : (double) ticks / most;
    }

    private static Share share(double micros, Cost cost) {
        return new Share(Json.rounded(micros / cost.appCpuMicros()), Json.rounded(micros));
    }

    private static void add(RecordedEvent event, List<Sample> samples) {
        String type = event.getEventType().getName();
        boolean inNative = type.equals("jdk.NativeMethodSample");
        if (!inNative && !type.equals("jdk.ExecutionSample")) {
            return;
        }
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<Stage.Frame> frames = event.getStackTrace().getFrames().stream()
                .map(frame -> new Stage.Frame(
                        frame.getMethod().getType().getName(), frame.getMethod().getName()))
                .toList();
        samples.add(new Sample(event.getThread("sampledThread").getJavaThreadId(), inNative, frames));
    }
}
