package dev.freshet.playground.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of a flight recording, shared out by stage. Threads that wait are left out; the JVM's own threads (collector, compiler)
 * are not sampled, so that the shares are of the application's code.
 */
public final class StageProfile {

    /** Native methods in which a thread waits. */
    private static final List<String> WAITING =
            List.of("EPoll", "Net.poll", "Net.accept", "FileInputStream", "Unsafe.park");

    private final Map<Stage, Long> samples = new EnumMap<>(Stage.class);

    /** Reads a recording. */
    public static StageProfile read(Path recording) {
        StageProfile profile = new StageProfile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                profile.add(file.readEvent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    /** How one stage fares. */
    public record Share(double share, double micros) {}

    /** One line of JSON. */
    private record Line(Profile profile) {}

    private record Profile(String variant, long samples, double cpuMicrosPerEvent, Map<String, Share> stages) {}

    /** @param cpuMicros processor time per event, which is shared out */
    public String line(String variant, double cpuMicros) {
        long all = samples.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Share> stages = new TreeMap<>();
        samples.forEach((stage, count) -> {
            double share = (double) count / all;
            stages.put(
                    stage.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    new Share(Json.rounded(share), Json.rounded(share * cpuMicros)));
        });
        return Json.line(new Line(new Profile(variant, all, Json.rounded(cpuMicros), stages)));
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (!type.equals("jdk.ExecutionSample") && !type.equals("jdk.NativeMethodSample")) {
            return;
        }
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<Stage.Frame> frames = event.getStackTrace().getFrames().stream()
                .map(frame -> new Stage.Frame(
                        frame.getMethod().getType().getName(), frame.getMethod().getName()))
                .toList();
        Stage.Frame innermost = frames.get(0);
        String at = innermost.type() + "." + innermost.method();
        if (WAITING.stream().noneMatch(at::contains)) {
            samples.merge(Stage.of(frames), 1L, Long::sum);
        }
    }
}
