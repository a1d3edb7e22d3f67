package dev.freshet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.freshet.cli.CommandContract;
import dev.freshet.cli.CompletionContract;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.model.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainerAppTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldTrainAndJudgeASequenceFile() throws IOException {
        // Given
        Path file = sequences(40, 8);
        Path bundle = folder.resolve("bundle");
        Path figures = folder.resolve("figures.json");
        Path page = folder.resolve("page.html");

        // When
        int trained = train(file, bundle);
        int judged = run(
                "evaluate",
                "--model",
                bundle.toString(),
                "--dataset",
                "sequences",
                "--file",
                file.toString(),
                "--protocol",
                "leave-one-out",
                "--policy",
                "seen",
                "--json",
                figures.toString(),
                "--html",
                page.toString());

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(trained).isZero();
        assertThat(judged).isZero();
        assertThat(out.toString())
                .contains(
                        "agree to",
                        "with a step",
                        "refitted",
                        "40 cases",
                        "item-knn",
                        "first-time",
                        "test: each subject's last event");
        assertThat(Files.readString(bundle.resolve("manifest.json")))
                .contains(
                        "beforeRefit.validation.ndcg@10",
                        "\"device\" : \"cpu\"",
                        "\"curve.loss\"",
                        "\"ranking\"",
                        "training and validation part");
        assertThat(Files.readString(figures)).contains("\"ndcg\"");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("bundle", "figures.json", "page.html", "events.txt");
        }
    }

    @Test
    void shouldTrainAndJudgeByTheEventsOfADeployment() {
        // Given
        String bundle = folder.resolve("bundle").toString();
        String[] deployment = {"--dataset", "events-topic", "--set", CircleReader.SETTING};

        // When
        int trained = run(
                joined(deployment, "train", "--out", bundle, "--epochs", "2", "--dimensions", "16", "--threads", "1"));
        int judged = run(joined(deployment, "evaluate", "--model", bundle, "--protocol", "temporal"));

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(trained).isZero();
        assertThat(judged).isZero();
        assertThat(out.toString()).contains("circle.user-events", "refitted", "item-knn");
        assertThat(folder.resolve("bundle.positions.json")).hasContent("asked once");
    }

    @Test
    void shouldJudgeItemsThatTrainingNeverSaw() throws IOException {
        // Given
        Path bundle = folder.resolve("bundle");
        String[] shop = {"--dataset", "simulator", "--people", "60", "--products", "100", "--events", "3000"};

        // When
        int trained = run(joined(
                shop,
                "train",
                "--out",
                bundle.toString(),
                "--hold-out-items",
                "0.2",
                "--epochs",
                "1",
                "--dimensions",
                "8",
                "--no-refit"));
        int judged = run(joined(
                shop,
                "evaluate",
                "--model",
                bundle.toString(),
                "--protocol",
                "temporal",
                "--policy",
                "held-out",
                "--also",
                "without-searches,with-context"));

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(trained).isZero();
        assertThat(judged).isZero();
        assertThat(Files.readString(bundle.resolve("manifest.json")))
                .contains("\"heldOutItems\" : \"0.2\"", "\"requestKnown\"");
        assertThat(Files.readAllLines(bundle.resolve("items.txt"))).noneMatch(new HeldOutItems(0.2)::holds);
        assertThat(out.toString())
                .contains(
                        "20.0 % of the items",
                        "request    ", "are new: nobody learns", "(100.0 %)", "freshet less freshet without-searches");
    }

    @Test
    void shouldNameAShareOfItemsThatIsNone() {
        int exit = run(
                "train", "--dataset", "simulator", "--out", folder.resolve("b").toString(), "--hold-out-items", "1");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--hold-out-items: the share of items held out is 1.0");
    }

    @Test
    void shouldForgetWhereAnEarlierRunEndedUnlessItGoesOn() throws IOException {
        // Given
        Path kept = Files.writeString(folder.resolve("bundle.positions.json"), "asked long ago");
        DatasetArguments deployment = new DatasetArguments();
        new CommandLine(deployment).parseArgs("--dataset", "events-topic", "--set", CircleReader.SETTING);

        // When / Then
        deployment.openToTrain(folder.resolve("bundle"), true);
        assertThat(kept).hasContent("asked long ago");
        deployment.openToTrain(folder.resolve("bundle"), false);
        assertThat(kept).hasContent("asked once");
    }

    @Test
    void shouldSayWhatItsReaderSays() {
        assertThat(run("train", "--dataset", "events-topic", "--out", "none")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("freshet: there is no such deployment: []\n");
    }

    @Test
    void shouldJudgeBaselinesWithoutAModel() throws IOException {
        // Given
        Path file = sequences(20, 6);

        // When
        int code = run(
                "evaluate",
                "--dataset",
                "sequences",
                "--file",
                file.toString(),
                "--protocol",
                "leave-one-out",
                "--baselines",
                "all",
                "--draws",
                "50");

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("20 cases", "vstan", "item2vec", "policy none");
    }

    @Test
    void shouldSayWhichBaselinesThereAre() throws IOException {
        Path file = sequences(5, 5);

        int code = run(
                "evaluate",
                "--dataset",
                "sequences",
                "--file",
                file.toString(),
                "--protocol",
                "leave-one-out",
                "--baselines",
                "svd");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("'svd'", "user-knn");
    }

    @Test
    void shouldSayWhyItTrainsOnlyOnce() throws IOException {
        // Given
        Path file = sequences(40, 8);
        Path bundle = folder.resolve("bundle");

        // When
        int code = train(file, bundle, "--no-refit");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("no refit   asked for none").doesNotContain("refitted");
        assertThat(Files.readString(bundle.resolve("manifest.json")))
                .contains("\"validation.ndcg@10\"")
                .doesNotContain("beforeRefit");
    }

    @Test
    void shouldNotReplaceABundleUnasked() throws IOException {
        // Given
        Path file = sequences(10, 5);
        Path bundle = folder.resolve("bundle");
        assertThat(train(file, bundle)).isZero();

        // When
        int code = train(file, bundle);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("is not empty", "--overwrite");
    }

    @Test
    void shouldNeitherGoOnWithNothingNorThrowAnInterruptedRunAwayUnasked() throws IOException {
        // Given
        Path file = sequences(10, 5);
        Path bundle = folder.resolve("bundle");

        // Then there is nothing to go on with
        assertThat(train(file, bundle, "--resume")).isEqualTo(2);
        assertThat(err.toString()).contains("no interrupted run left a checkpoint");

        // When there is
        Path checkpoint = Files.writeString(folder.resolve("bundle.first.checkpoint"), "damaged");
        err.getBuffer().setLength(0);

        // Then
        assertThat(train(file, bundle)).isEqualTo(2);
        assertThat(err.toString()).contains("bundle.first.checkpoint", "--resume", "--overwrite");
        err.getBuffer().setLength(0);
        assertThat(train(file, bundle, "--resume")).isEqualTo(1);
        assertThat(err.toString()).contains("is damaged");
        assertThat(train(file, bundle, "--overwrite")).isZero();
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void shouldNotReplaceOtherFilesEvenIfAsked() throws IOException {
        // Given
        Files.writeString(folder.resolve("letter.txt"), "dear");

        // When
        int code = run("train", "--dataset", "simulator", "--out", folder.toString(), "--overwrite");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--overwrite replaces bundles only");
        assertThat(folder.resolve("letter.txt")).hasContent("dear");
    }

    @Test
    void shouldSayInOneLineWhatDataCannotBeLearnedFrom() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path lonely = Files.writeString(folder.resolve("lonely.txt"), "u1 i1\n");

        for (Path file : new Path[] {empty, lonely, folder.resolve("missing.txt")}) {
            err.getBuffer().setLength(0);
            assertThat(train(file, folder.resolve("bundle")))
                    .as(file.toString())
                    .isEqualTo(1);
            assertThat(err.toString().lines()).as(file.toString()).hasSize(1);
            assertThat(folder.resolve("bundle")).doesNotExist();
        }
    }

    @Test
    void shouldTrainOnOneSubjectAndOnOneItem() throws IOException {
        Path subject = Files.writeString(folder.resolve("one.txt"), "u1 i1 i2 i3 i1 i2\n");
        Path item = Files.writeString(folder.resolve("item.txt"), "u1 i1 i1 i1 i1\nu2 i1 i1 i1\n");

        assertThat(train(subject, folder.resolve("a"))).isZero();
        assertThat(train(item, folder.resolve("b"))).isZero();
    }

    @Test
    void shouldTrainOnIdsWithSpacesAndOfAllAlphabets() throws IOException {
        StringBuilder ratings = new StringBuilder("user_id:token\titem_id:token\trating:float\ttimestamp:float\n");
        List<String> items =
                List.of("blue mug", "Tee \u2013 gr\u00fcn", "\u9752\u3044\u30de\u30b0", "\ud83c\udf75", "a, \"b\"");
        for (int subject = 0; subject < 12; subject++) {
            for (int i = 0; i < items.size(); i++) {
                ratings.append("J\u00f3zef ").append(subject).append('\t').append(items.get((subject + i) % 5));
                ratings.append("\t5\t").append(1_000 + 100 * i + subject).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("odd.inter"), ratings);

        assertThat(trainOn("movielens", file, folder.resolve("bundle"))).isZero();
        assertThat(Files.readAllLines(folder.resolve("bundle/items.txt"))).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void shouldSayInOneLineThatTimeCannotBeCutWhereAllEventsAreOfOneMoment() throws IOException {
        StringBuilder ratings = new StringBuilder("user_id:token\titem_id:token\trating:float\ttimestamp:float\n");
        for (int event = 0; event < 60; event++) {
            ratings.append(event % 6).append('\t').append(event % 10).append("\t5\t1000\n");
        }
        Path file = Files.writeString(folder.resolve("moment.inter"), ratings);

        assertThat(trainOn("movielens", file, folder.resolve("bundle"))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(trainOn("movielens", file, folder.resolve("bundle"), "--holdout", "leave-one-out"))
                .isZero();
    }

    @Test
    void shouldRefuseToJudgeWhatTheBundleHasSeen() throws IOException {
        // Given
        Path file = sequences(10, 5);
        Path bundle = folder.resolve("bundle");
        assertThat(train(file, bundle, "--holdout", "none")).isZero();

        // When
        int code = run(
                "evaluate",
                "--model",
                bundle.toString(),
                "--dataset",
                "sequences",
                "--file",
                file.toString(),
                "--protocol",
                "leave-one-out");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("has seen the test part", "--even-if-trained-on");
    }

    @Test
    void shouldCallWrongUsageWrongUsage() {
        assertThat(run("train", "--dataset", "simulator")).isEqualTo(2);
        assertThat(err.toString()).contains("--out");
    }

    @Test
    void shouldCallAWordThatIsNotAllowedWrongUsage() {
        assertThat(run("train", "--dataset", "simulator", "--out", "none", "--epochs", "0"))
                .isEqualTo(2);
        assertThat(run("train", "--dataset", "simulator", "--out", "none", "--holdout", "half"))
                .isEqualTo(2);
        assertThat(run("evaluate", "--model", "none", "--dataset", "simulator", "--protocol", "best"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("freshet: "));
    }

    @Test
    void shouldSayInOneLineWhatTrainingOnAGpuTakes() {
        assumeThat(Device.CUDA.hindrance()).as("no GPU is here").isPresent();

        assertThat(run(
                        "train",
                        "--dataset",
                        "simulator",
                        "--out",
                        folder.resolve("b").toString(),
                        "--device",
                        "cuda"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("--device is cuda", "profile cuda", "CUDA 13.1", "cuDNN 9.19", "NCCL");
        assertThat(run("train", "--dataset", "simulator", "--out", "none", "--device", "tpu"))
                .isEqualTo(2);
    }

    @Test
    void shouldExplainEveryCommand() {
        CommandContract.requireExplained(TrainerApp.commandLine());
    }

    @Test
    void shouldBeCompletedByShells() throws IOException {
        CompletionContract.requireCurrent(TrainerApp.commandLine(), "trainer");
    }

    private Path sequences(int subjects, int length) throws IOException {
        Random random = new Random(1);
        String text = IntStream.range(0, subjects)
                .mapToObj(u -> "u" + u
                        + random.ints(length, 0, 12).mapToObj(i -> " i" + i).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("events.txt"), text + "\n");
    }

    private int train(Path file, Path bundle, String... more) {
        return trainOn("sequences", file, bundle, more);
    }

    private int trainOn(String dataset, Path file, Path bundle, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "train",
                                "--dataset",
                                dataset,
                                "--file",
                                file.toString(),
                                "--out",
                                bundle.toString(),
                                "--epochs",
                                "2",
                                "--dimensions",
                                "16",
                                "--threads",
                                "1"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String[] joined(String[] deployment, String... command) {
        return Stream.concat(Stream.of(command), Stream.of(deployment)).toArray(String[]::new);
    }

    private int run(String... args) {
        CommandLine command = TrainerApp.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(args);
    }
}
