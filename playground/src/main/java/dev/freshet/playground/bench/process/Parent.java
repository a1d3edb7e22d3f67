package dev.freshet.playground.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The bench as its children see it: questions on stdin, replies on stdout. When stdin ends the bench is gone. */
final class Parent {

    /** Begins a reply; other lines on stdout are chatter. */
    static final String REPLY = "@reply ";

    /** Begins a line that says why there will be none. */
    static final String FAILURE = "@failure ";

    private final BufferedReader questions =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    void reply(String text) {
        replies.println(REPLY + text);
    }

    void fail(Exception cause) {
        replies.println(FAILURE + cause.getMessage());
    }

    /** Answers until the bench is gone. */
    void answer(UnaryOperator<String> answers) {
        try {
            @Nullable String question;
            while ((question = questions.readLine()) != null) {
                reply(answers.apply(question));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
