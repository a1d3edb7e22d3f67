package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.topics.InternalNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When it wakes up without an event: each time, Kafka Streams commits. */
class AnswerProcessorTest {

    private final MockProcessorContext<byte[], Step> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, byte[]> pending = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(InternalNames.PENDING_ANSWERS), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"none", "2s"})
    void shouldSleepWhileNothingWaits(String coalesceAboveAge) {
        start(coalesceAboveAge);

        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    @Test
    void shouldAnswerWhatAnEarlierProcessLeftAndSleepThen() {
        // Given
        add(pending);
        Subject anna = Subject.user("anna");
        new PendingAnswers(pending, Optional.empty())
                .putOff(
                        SubjectKey.of(anna),
                        new Unanswered(
                                anna,
                                "1",
                                1,
                                Consent.UNSPECIFIED,
                                new SourcePosition("events", 0, 1),
                                ImmutableLongArray.of(),
                                Optional.empty()),
                        1,
                        1);

        // When
        start("none");
        CapturedPunctuator timer = context.scheduledPunctuators().get(0);
        timer.getPunctuator().punctuate(2);

        // Then
        assertThat(context.forwarded())
                .singleElement()
                .satisfies(sent -> assertThat(sent.record().value()).isInstanceOf(Step.Answer.class));
        assertThat(timer.cancelled()).isTrue();
    }

    private void start(String coalesceAboveAge) {
        ConfiguredApp app = ConfiguredApp.of(ConfigReader.read(
                Optional.empty(),
                Map.of(),
                List.of("engine.coalesce-above-age=" + coalesceAboveAge, "model.execution-provider=cpu")));
        if (context.getStateStore(InternalNames.PENDING_ANSWERS) == null) {
            add(pending);
        }
        add(Stores.timestampedKeyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(InternalNames.USER_STATE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build());
        ReleasedSchemas schemas = ReleasedSchemas.load();
        Answering answering = new Answering(
                app.world(),
                app.slates(),
                app.cache(),
                new SlateWriter(schemas, "home"),
                app.config(),
                app.counters(),
                app.meters());
        new AnswerProcessor(
                        app.config(),
                        answering,
                        new ItemActivities(
                                new ActivityCodec(schemas), app.config().signals()),
                        app.counters(),
                        new RowCache(0))
                .init(context);
    }

    private void add(StateStore store) {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
