package dev.freshet.playground.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet bench micro}. */
@Command(
        name = "micro",
        description = "Runs the JMH benchmarks of the inner loops, in JVMs of their own.",
        footer = {
            "# one of them, and what it allocates",
            "freshet bench micro RowBenchmark -prof gc",
            "# which there are",
            "freshet bench micro -l"
        })
public final class MicroCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "REGEX | JMH OPTION",
            description = "which benchmarks (default: all), and JMH's own options, such as -prof gc, -i 5, -f 2")
    private List<String> arguments = new ArrayList<>();

    /** Called by picocli, so that JMH's options reach JMH. */
    @Spec
    public void passOptionsOn(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws Exception {
        CommandLineOptions options = new CommandLineOptions(arguments.toArray(new String[0]));
        new Runner(options).run();
        return 0;
    }
}
