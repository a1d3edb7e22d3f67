package dev.freshet.playground.bench.process;

import dev.freshet.streams.OperatorError;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that does one thing for the bench and answers questions a line each. It ends when it is closed and, because its stdin
 * ends then, when this JVM ends, however that comes. Belongs to one thread.
 */
public final class ChildJvm implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader replies;
    private final BufferedWriter questions;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.replies = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts the JVM; its stderr is ours.
     *
     * @param temporary its folder for temporary files, which it may leave behind
     */
    public static ChildJvm start(
            String name, Class<?> main, List<String> flags, Path temporary, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(ModuleFlags.ofThisJvm());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The process of the " + name + " cannot be started", e);
        }
    }

    /** Its next reply; what it prints besides is passed on to stderr. @throws OperatorError if it ended or reports a failure */
    public String reply() {
        try {
            @Nullable String line;
            while ((line = replies.readLine()) != null) {
                if (line.startsWith(Parent.REPLY)) {
                    return line.substring(Parent.REPLY.length());
                }
                if (line.startsWith(Parent.FAILURE)) {
                    throw new OperatorError("the " + name + " failed: " + line.substring(Parent.FAILURE.length()));
                }
                System.err.println(line);
            }
            throw new OperatorError("the process of the " + name + " has ended; its log is above");
        } catch (IOException e) {
            throw new OperatorError("the process of the " + name + " cannot be heard: " + e.getMessage(), e);
        }
    }

    /** Asks for something and waits for the reply. */
    public String ask(String question) {
        try {
            questions.write(question);
            questions.newLine();
            questions.flush();
        } catch (IOException e) {
            throw new OperatorError("the process of the " + name + " has ended; its log is above", e);
        }
        return reply();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Processor time so far, of all its threads. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in bytes, or -1 where the system does not tell. */
    public long residentBytes() {
        return ResidentMemory.bytes(process.pid());
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process of the " + name + " does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
