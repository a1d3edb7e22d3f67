package dev.freshet.playground.bench.process;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker in a process of its own; the argument is the bench's folder. It replies once, with its address. It outlives a bench
 * that was killed for as long as it takes to remove that folder.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) {
        Parent parent = new Parent();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults())) {
            parent.reply(broker.bootstrapServers());
            parent.answer(question -> "no question is answered");
        }
        try {
            MoreFiles.deleteRecursively(Path.of(arguments[0]), RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            System.err.println("The folder " + arguments[0] + " could not be removed: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
