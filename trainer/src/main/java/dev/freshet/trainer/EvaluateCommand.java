package dev.freshet.trainer;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code freshet evaluate}. */
@Command(name = "evaluate", description = "Judge a bundle.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
