package dev.freshet.streams.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.InternalTopic;
import dev.freshet.streams.topics.InternalTopics;
import dev.freshet.streams.topics.TopicCatalogue;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pages that people write against the code: what they name in code font has to exist, and so has what they link to. */
class WrittenPagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("topology-docs");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** Names of Kafka's and of browsers'. */
    private static final Set<String> OTHERS = Set.of("LogAppendTime", "EventSource");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return Stream.concat(files, Stream.of(ROOT.resolve("README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameSettingsThatExist(Path page) throws IOException {
        Set<String> keys = ConfigReader.keys().keySet();
        Set<String> sections = keys.stream()
                .filter(key -> key.contains(".") && !key.endsWith(".*"))
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());

        Set<String> unknown = inCode(page, Pattern.compile("^([a-z]+(?:\\.[a-z][a-z-]*)+)\\b(?:$|[=: ])"))
                .filter(word -> sections.contains(word.substring(0, word.indexOf('.'))))
                .filter(word -> !keys.contains(word)
                        && keys.stream()
                                .noneMatch(key -> key.startsWith(word + ".")
                                        || (key.endsWith(".*") && word.startsWith(key.substring(0, key.length() - 1)))))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).as("settings in %s", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameMetricsThatAreShown(Path page) throws IOException {
        Set<String> unknown = inCode(page, Pattern.compile("\\b(freshet_[a-z_]+[a-z])"))
                .map(name -> name.replaceFirst("_(bucket|sum|count)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(shown());

        assertThat(unknown).as("metrics in %s", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameTopicsThatExist(Path page) throws IOException {
        Set<String> topics = Stream.concat(
                        TopicCatalogue.of(FreshetConfig.DEFAULT).stream().map(topic -> topic.name()),
                        InternalTopics.of(FreshetConfig.DEFAULT, 1).stream().map(InternalTopic::name))
                .collect(Collectors.toSet());

        Set<String> unknown = inCode(page, Pattern.compile("^((?:<application-id>-|freshet[.-])[a-z-]+)$"))
                .map(name -> name.replace("<application-id>", FreshetConfig.DEFAULT.applicationId()))
                .filter(name -> !topics.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).as("topics in %s", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameClassesThatExist(Path page) throws IOException {
        Set<String> unknown = inCode(page, Pattern.compile("^([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+)$"))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.removeAll(classes());
        unknown.removeAll(alerts());
        unknown.removeAll(OTHERS);

        assertThat(unknown).as("classes in %s", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToWhatIsThere(Path page) throws IOException {
        List<String> broken = LINK.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://") && !leadsSomewhere(page, link))
                .toList();

        assertThat(broken).as("links of %s", page).isEmpty();
    }

    @Test
    void shouldSayWhatToDoAboutEveryAlert() throws IOException {
        String page = Files.readString(DOCS.resolve("monitor.md"));

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> assertThat(page).contains("| `" + alert + "` |"));
    }

    @Test
    void shouldWalkThroughEveryNodeOfTheTopology() throws IOException {
        String life = Files.readString(DOCS.resolve("life-of-an-event.md")).toLowerCase(Locale.ROOT);

        TopologyGraph graph = TopologyPages.graph();
        assertThat(graph.nodes()).allSatisfy(node -> {
            String name = node.name().replaceFirst("^freshet\\.|-(repartition|seen)$", "");
            assertThat(life).containsAnyOf(name, name.replace("-", ""));
        });
    }

    @Test
    void shouldListEveryPage() throws IOException {
        String index = Files.readString(DOCS.resolve("README.md"));

        assertThat(pages())
                .filteredOn(page -> !page.endsWith("README.md"))
                .allSatisfy(page -> assertThat(index).contains("(" + page.getFileName() + ")"));
    }

    private static Set<String> alerts() throws IOException {
        return Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(ROOT.resolve("docker/prometheus/alerts.yml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> inCode(Path page, Pattern what) throws IOException {
        return CODE.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""))
                .results()
                .map(span -> span.group(1))
                .flatMap(span -> what.matcher(span).results())
                .map((MatchResult found) -> found.group(1));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        Path file = hash == 0 ? page : page.resolveSibling(hash < 0 ? link : link.substring(0, hash));
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(file).contains(link.substring(hash + 1));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** What metrics.md lists, which another test holds against what an instance shows. */
    private static Set<String> shown() throws IOException {
        return Pattern.compile("`(freshet_[a-z_]+)")
                .matcher(Files.readString(DOCS.resolve("metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> classes() {
        try (Stream<Path> files = Files.walk(ROOT, 14)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("src") && (file.endsWith(".java") || file.endsWith(".avsc")))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(java|avsc)$", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be listed", e);
        }
    }
}
