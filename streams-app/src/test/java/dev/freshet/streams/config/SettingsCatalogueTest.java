package dev.freshet.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.SettingsCatalogue.Entry;
import dev.freshet.streams.config.SettingsCatalogue.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsCatalogueTest {

    private static final List<Entry> ENTRIES = SettingsCatalogue.sections().stream()
            .map(Section::entries)
            .flatMap(List::stream)
            .toList();

    @Test
    void shouldExplainEverySettingAndNoOther() {
        assertThat(ENTRIES)
                .extracting(Entry::key)
                .containsExactlyInAnyOrderElementsOf(ConfigReader.keys().keySet());
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(entry.about().value())
                        .as(entry.key())
                        .isNotBlank()
                        .endsWith("."));
    }

    @Test
    void shouldSayWhatEveryNumberCounts() {
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.defaultValue().matches("\\d+[a-z]*"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.unit()).as(entry.key()).isNotBlank());
    }

    @Test
    void shouldSayWhyOrWhatItCostsOfNearlyEverySetting() {
        assertThat(ENTRIES)
                .filteredOn(entry ->
                        entry.about().why().isEmpty() && entry.about().cost().isEmpty())
                .extracting(Entry::key)
                .containsExactlyInAnyOrder(
                        "signals.browse",
                        "signals.add-to-cart",
                        "http.limits.header-bytes",
                        "http.tls.keystore",
                        "http.tls.password-file");
    }
}
