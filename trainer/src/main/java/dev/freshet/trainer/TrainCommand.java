package dev.freshet.trainer;

import dev.freshet.cli.WrongUsage;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.export.Quantization;
import dev.freshet.trainer.model.Device;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.training.Checkpoint;
import dev.freshet.trainer.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet train}. */
@Command(
        name = "train",
        description = "Train a model and write it as a bundle. Ctrl-C ends training and keeps the best so far.",
        showDefaultValues = true,
        footer = {
            "# the simulated shop, in minutes",
            "freshet train --dataset simulator --out bundle",
            "# a file, all of it, and an hour at most",
            "freshet train --dataset online-retail --file online_retail.csv.gz --out retail --holdout none --max-minutes 60",
            "# what your shop's customers did up to now",
            "freshet train --dataset events-topic --config freshet.yaml --out next",
            "# small and quick, to see it work",
            "freshet train --dataset simulator --people 500 --events 20000 --epochs 2 --dimensions 16 --out tiny"
        })
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private DatasetArguments data = new DatasetArguments();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the bundle goes")
    private Path out = Path.of("");

    @Option(names = "--overwrite", description = "replace the bundle that is there")
    private boolean overwrite;

    @Option(names = "--resume", description = "go on with the interrupted run that wrote this bundle, or would have")
    private boolean resume;

    @Option(
            names = "--holdout",
            description =
                    "the part kept from training: none, leave-one-out, temporal, next-basket or next-in-session; without it"
                            + " temporal where the data has times, else leave-one-out")
    private @Nullable String holdout;

    @Option(
            names = "--hold-out-items",
            paramLabel = "SHARE",
            description =
                    "keep this share of the items, by the hash of their ids, from all of training, as if they were"
                            + " launched later")
    private double heldOutItems = 0;

    @Option(names = "--epochs", description = "passes over the data at most")
    private int epochs = TrainingSettings.DEFAULTS.epochs();

    @Option(names = "--seed", description = "one seed and one number of threads give one model, on the CPU")
    private long seed = TrainingSettings.DEFAULTS.seed();

    @Option(names = "--batch", description = "windows of a step")
    private int batch = TrainingSettings.DEFAULTS.batchWindows();

    @Option(names = "--dimensions", description = "length of every vector")
    private int dimensions = 64;

    @Option(names = "--layers", description = "layers of the trunk")
    private int layers = 2;

    @Option(names = "--heads", description = "attention heads")
    private int heads = 2;

    @Option(names = "--negatives", description = "items that a target is compared with; small catalogs take all")
    private int negatives = TrainingSettings.DEFAULTS.negatives();

    @Option(
            names = "--dropout",
            description = "share of activations dropped; without it 0.5 of little data, 0.2 of much")
    private @Nullable Double dropout;

    @Option(names = "--learned-dropout", description = "share of items known by their content alone in a step")
    private double learnedDropout = TrainingSettings.DEFAULTS.learnedDropout();

    @Option(names = "--learning-rate", description = "of AdamW")
    private double learningRate = TrainingSettings.DEFAULTS.learningRate();

    @Option(names = "--patience", description = "evaluations without a better one before training ends")
    private int patience = TrainingSettings.DEFAULTS.patience();

    @Option(names = "--max-minutes", description = "when training ends at the latest")
    private double maxMinutes = TrainingSettings.DEFAULTS.limit().toMinutes();

    @Option(
            names = "--refit",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "in the end, train once more with the validation part, for the best number of epochs")
    private boolean refit = true;

    @Option(
            names = "--threads",
            description = "threads of PyTorch; networks of this size train faster on one than on two")
    private int threads = TrainingSettings.DEFAULTS.threads();

    @Option(
            names = "--device",
            description = "what trains: cpu, or cuda, which takes a build with the Maven profile cuda and CUDA 13.1")
    private Device device = TrainingSettings.DEFAULTS.device();

    @Option(
            names = "--quantize",
            paramLabel = "HOW",
            description =
                    "how vectors and weights are stored: none (float32), half (float16) or int8 with a scale a row")
    private Quantization quantization = Quantization.HALF;

    @Option(names = "--bundle-version", description = "the bundle's version; without it dataset-seed-date")
    private @Nullable String version;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        TrainingRun.Target target = new TrainingRun.Target(
                out, version == null ? defaultVersion() : version, data.name(), quantization, refit);
        requirePlace();
        requireCheckpoints(target);
        TrainingSettings settings = settings();
        Dataset dataset = data.openToTrain(out, resume);
        Holdout kept = holdout == null ? defaultHoldout(dataset) : holdoutOf(holdout);
        new TrainingRun(
                        dataset,
                        kept,
                        heldOut(),
                        settings,
                        corpus -> ModelShape.of(corpus, dimensions, layers, heads),
                        target,
                        console())
                .toBundle();
        return 0;
    }

    private PrintWriter console() {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }

    private HeldOutItems heldOut() {
        try {
            return new HeldOutItems(heldOutItems);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--hold-out-items: " + e.getMessage(), e);
        }
    }

    private TrainingSettings settings() {
        device.hindrance().ifPresent(why -> {
            throw new WrongUsage("--device is " + device + ": " + why);
        });
        try {
            return new TrainingSettings(
                    epochs,
                    batch,
                    TrainingSettings.DEFAULTS.windowLength(),
                    negatives,
                    dropout == null ? OptionalDouble.empty() : OptionalDouble.of(dropout),
                    learnedDropout,
                    learningRate,
                    patience,
                    Duration.ofMillis((long) (maxMinutes * 60_000)),
                    device,
                    threads,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    /** Fails before the work rather than after it, and never puts a bundle in the place of somebody's other files. */
    private void requirePlace() {
        try {
            Path parent = Files.createDirectories(
                    Optional.ofNullable(out.toAbsolutePath().getParent()).orElseThrow());
            if (!Files.isWritable(parent)) {
                throw new WrongUsage("--out " + out + ": nothing can be written into " + parent);
            }
        } catch (IOException e) {
            throw new WrongUsage("--out " + out + ": its parent folder cannot be made: " + e.getMessage(), e);
        }
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new WrongUsage("--out " + out + " is a file; name a directory");
        }
        try (Stream<Path> files = Files.list(out)) {
            boolean empty = files.findAny().isEmpty();
            if (!empty && !overwrite && !resume) {
                throw new WrongUsage("--out " + out + " is not empty; name another directory or give --overwrite");
            }
            if (!empty && !Files.isRegularFile(out.resolve(BundleManifest.FILE))) {
                throw new WrongUsage("--out " + out + " holds files but no " + BundleManifest.FILE
                        + "; --overwrite replaces bundles only, name another directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("--out " + out + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A run that was interrupted is neither gone on with nor thrown away unasked. */
    private void requireCheckpoints(TrainingRun.Target target) {
        List<Checkpoint> left = target.left();
        if (resume && left.isEmpty()) {
            throw new WrongUsage("--resume: no interrupted run left a checkpoint beside " + out
                    + "; an epoch at least must have been complete. Leave --resume out to begin");
        }
        if (!resume && !left.isEmpty() && !overwrite) {
            throw new WrongUsage("an interrupted run left " + left.get(0).file()
                    + "; give --resume to go on with it, or --overwrite to begin anew");
        }
        if (!resume) {
            left.forEach(Checkpoint::delete);
        }
    }

    private static Holdout defaultHoldout(Dataset dataset) {
        return dataset.hasTimes() ? Holdout.TEMPORAL : Holdout.LEAVE_ONE_OUT;
    }

    private static Holdout holdoutOf(String label) {
        return Stream.of(Holdout.values())
                .filter(each -> each.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--holdout is '" + label
                        + "'; allowed are none, leave-one-out, temporal, next-basket and next-in-session"));
    }

    private String defaultVersion() {
        String today = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        return data.name() + "-" + seed + "-" + today;
    }
}
