package dev.freshet.streams.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"compact", "compact,delete", "delete, compact"})
    void shouldTakeATableThatIsCompactedAndStampedByTheBroker(String policy) {
        assertThat(rules(policy, "LogAppendTime").tableFaults()).isEmpty();
    }

    @Test
    void shouldNameTheCommandThatMendsATableStampedByItsProducers() {
        assertThat(rules("compact", "CreateTime").tableFaults())
                .containsExactly("topic models has message.timestamp.type=CreateTime and a record without a timestamp"
                        + " would stop the app; run 'kafka-configs --bootstrap-server b:1 --alter --entity-type topics"
                        + " --entity-name models --add-config message.timestamp.type=LogAppendTime'");
    }

    @Test
    void shouldRefuseATableThatForgets() {
        assertThat(rules("delete", "LogAppendTime").tableFaults())
                .singleElement()
                .asString()
                .contains("topic models has cleanup.policy=delete")
                .contains("--add-config cleanup.policy=compact'");
    }

    @Test
    void shouldOnlyWarnOfAnOutputStampedByTheApp() {
        assertThat(rules("delete", "CreateTime").outputWarning().orElseThrow())
                .contains("message.timestamp.type=CreateTime")
                .contains("--add-config message.timestamp.type=LogAppendTime'");
        assertThat(rules("delete", "LogAppendTime").outputWarning()).isEmpty();
    }

    private static TopicRules rules(String policy, String stamp) {
        Map<String, String> settings = Map.of("cleanup.policy", policy, "message.timestamp.type", stamp);
        return new TopicRules("models", "b:1", settings::get);
    }
}
