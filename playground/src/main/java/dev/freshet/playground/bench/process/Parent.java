package dev.freshet.playground.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The bench as its children see it: questions on stdin, replies on stdout. When stdin ends the bench is gone, however that came,
 * and this JVM ends at once, whatever its other threads are in the middle of.
 */
final class Parent {

    /** Begins a reply; other lines on stdout are chatter. */
    static final String REPLY = "@reply ";

    /** Begins a line that says why there will be none. */
    static final String FAILURE = "@failure ";

    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Parent() {}

    /**
     * Listens from now on.
     *
     * @param atEnd what is left to do when the bench is gone, before the JVM ends
     */
    static Parent listen(Runnable atEnd) {
        Parent parent = new Parent();
        Thread listener = new Thread(() -> parent.read(atEnd), "freshet-bench-parent");
        listener.setDaemon(true);
        listener.start();
        return parent;
    }

    void reply(String text) {
        replies.println(REPLY + text);
    }

    void fail(Exception cause) {
        replies.println(FAILURE + cause.getMessage());
    }

    /** Answers until the bench is gone. */
    void answer(UnaryOperator<String> answers) {
        try {
            while (true) {
                reply(answers.apply(questions.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Runnable atEnd) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            @Nullable String question;
            while ((question = in.readLine()) != null) {
                questions.add(question);
            }
        } catch (IOException e) {
            System.err.println("The bench cannot be heard: " + e.getMessage());
        }
        try {
            atEnd.run();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
