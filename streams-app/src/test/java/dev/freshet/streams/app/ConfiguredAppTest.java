package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.ModelConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredAppTest {

    @ParameterizedTest
    @CsvSource({"64, 16", "200, 50", "512, 128", "8192, 128"})
    void shouldTakeACacheThatFitsTheHeap(long heapMb, long cacheMb) {
        assertThat(ConfiguredApp.cacheMb(ModelConfig.DEFAULT, heapMb)).isEqualTo(cacheMb);
    }

    @Test
    void shouldTakeTheCacheThatIsAskedFor() {
        assertThat(ConfiguredApp.cacheMb(asking("model.cache-mb=100"), 200)).isEqualTo(100);
    }

    @Test
    void shouldRefuseACacheOfMoreThanHalfTheHeap() {
        assertThatThrownBy(() -> ConfiguredApp.cacheMb(asking("model.cache-mb=101"), 200))
                .isInstanceOf(OperatorError.class)
                .hasMessage("model.cache-mb is 101 and the heap 200 MiB; give at most 100, or java a larger -Xmx");
    }

    private static ModelConfig asking(String setting) {
        return ConfigReader.read(Optional.empty(), Map.of(), List.of(setting)).model();
    }
}
