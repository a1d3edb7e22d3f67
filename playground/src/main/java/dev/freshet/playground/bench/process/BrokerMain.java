package dev.freshet.playground.bench.process;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A broker in a process of its own; the argument is the bench's folder. It replies once, with its address. It outlives a bench
 * that was killed for as long as it takes to remove that folder.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) {
        AtomicReference<@Nullable EmbeddedBroker> running = new AtomicReference<>();
        Parent parent = Parent.listen(() -> clear(running.get(), Path.of(arguments[0])));
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults());
        running.set(broker);
        parent.reply(broker.bootstrapServers());
        parent.answer(question -> "no question is answered");
    }

    private static void clear(@Nullable EmbeddedBroker broker, Path folder) {
        if (broker != null) {
            broker.close();
        }
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            System.err.println("The folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
