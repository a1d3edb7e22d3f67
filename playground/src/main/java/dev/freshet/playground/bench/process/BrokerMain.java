package dev.freshet.playground.bench.process;

import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.EmbeddedBroker;

/** A broker in a process of its own. It replies once, with its address. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) {
        Parent parent = new Parent();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults())) {
            parent.reply(broker.bootstrapServers());
            parent.answer(question -> "no question is answered");
        }
        // The broker's folder is gone; nothing here is worth waiting for.
        Runtime.getRuntime().halt(0);
    }
}
