package dev.freshet.streams.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pages that the code writes against those that are committed. */
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("..", "topology-docs");
    private static final String WRITE = "freshet.docs.write";

    private record Page(String file, Supplier<String> content) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Page> pages() {
        return List.of(
                new Page("topology.md", TopologyPages::page),
                new Page("topology.mmd", TopologyPages::mermaid),
                new Page("topology.svg", TopologyPages::svg),
                new Page("topics.md", TopicsPage::page),
                new Page("stores.md", StoresPage::page),
                new Page("settings.md", SettingsPage::page),
                new Page("capacity.md", CapacityPage::page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldHoldWhatTheCodeWrites(Page page) throws IOException {
        Path file = DOCS.resolve(page.file());
        String content = page.content().get();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, content);
        }

        assertThat(file)
                .as("run: mvn -pl streams-app -am test -Dtest=GeneratedDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfreshet.docs.write=true")
                .hasContent(content);
    }
}
