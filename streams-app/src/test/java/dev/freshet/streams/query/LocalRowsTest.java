package dev.freshet.streams.query;

import static dev.freshet.core.fixtures.TestEvents.ANNA;
import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.Subject;
import dev.freshet.core.state.RowCodec;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.progress.Deadline;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.progress.TaskProgress;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topology.SubjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalRowsTest {

    private static final int PARTITION = 4;
    private static final TopicPartition CHANGELOG = new TopicPartition("changelog", PARTITION);
    private static final Duration MAX_STALENESS = Duration.ofSeconds(10);
    private static final Deadline PAST = Deadline.in(Duration.ZERO);
    private static final SubjectRow ROW = row(browse("e0", START_MS, "tea"), browse("e1", START_MS, "mug"));

    private final Map<Bytes, byte[]> store = new HashMap<>();
    private final InputProgress progress = new InputProgress();
    private final Copies copies = new Copies();
    private long committed;
    private long nowNanos;
    private boolean gone;
    private Runnable duringRead = () -> {};
    private final LocalRows rows = new LocalRows(
            (partition, key) -> {
                duringRead.run();
                if (gone) {
                    throw new PartitionStore.NotHereException("it is gone");
                }
                return Optional.ofNullable(store.get(key));
            },
            progress,
            copies,
            partition -> committed,
            "here:1",
            MAX_STALENESS,
            () -> nowNanos);

    @Test
    void shouldReadOfTheActiveTask() {
        progress.open(PARTITION);
        hold(ROW);

        assertThat(read()).isEqualTo(new Reading.Found(ROW, new Provenance("here:1", Provenance.Role.ACTIVE, 0)));
    }

    @Test
    void shouldTellASubjectOfWhomNothingIsHeldFromOneThatCannotBeRead() {
        progress.open(PARTITION);
        assertThat(((Reading.Found) read()).exists()).isFalse();

        gone = true;
        assertThat(read()).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldNotAnswerFromAStoreThatIsBeingRestored() {
        // Given rows, some, and neither a task that runs nor a copy
        copies.onRestoreStart(CHANGELOG, InternalNames.USER_STATE, 0, 100);
        hold(ROW);

        assertThat(read()).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldNotBelieveWhatItReadWhileTheTaskWasClosed() {
        TaskProgress task = progress.open(PARTITION);
        duringRead = () -> progress.close(task);

        assertThat(read()).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldAnswerFromACopyThatIsFreshEnough() {
        hold(ROW);
        Copy copy = copy();
        assertThat(read()).isInstanceOf(Reading.Later.class);

        copy.observe(0, 7, 7);
        nowNanos = MAX_STALENESS.toNanos();
        assertThat(read())
                .isEqualTo(new Reading.Found(
                        ROW, new Provenance("here:1", Provenance.Role.STANDBY, MAX_STALENESS.toMillis())));

        nowNanos++;
        assertThat(read()).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldReadOfTheTaskThatTheCopyBecomesMeanwhile() {
        hold(ROW);
        copy().observe(0, 7, 7);
        progress.whenOpened(copies::drop);
        duringRead = () -> {
            duringRead = () -> {};
            progress.open(PARTITION);
        };

        assertThat(((Reading.Found) read()).by().role()).isEqualTo(Provenance.Role.ACTIVE);
    }

    @Test
    void shouldNotBelieveWhatItReadWhileTheCopyStartedAnew() {
        copy().observe(0, 7, 7);
        duringRead = () -> copies.onUpdateStart(CHANGELOG, InternalNames.USER_STATE, 0);

        assertThat(read()).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldNotWaitForAPositionThatTheRowHasSeen() {
        progress.open(PARTITION);
        hold(ROW);

        assertThat(read(ROW.offset())).isInstanceOf(Reading.Found.class);
        assertThat(read(ROW.offset() + 1)).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldTakeARefusedEventForSeenOnceTheTaskHasPassedIt() {
        progress.open(PARTITION).pass(9);
        hold(ROW);

        assertThat(read(9)).isInstanceOf(Reading.Found.class);
        assertThat(read(10)).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldTakeAnEventForSeenThatWasCommittedBeforeTheTaskCameHere() {
        progress.open(PARTITION);
        committed = 10;

        assertThat(read(9)).isInstanceOf(Reading.Found.class);
        assertThat(read(10)).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldReadTheRowAgainAfterWaiting() {
        // Given a task that passes the event while the row is read for the first time
        TaskProgress task = progress.open(PARTITION);
        duringRead = () -> {
            duringRead = () -> hold(ROW);
            task.pass(ROW.offset());
        };

        assertThat(((Reading.Found) read(ROW.offset())).row()).isEqualTo(ROW);
    }

    @Test
    void shouldWaitForACopyToReachAPosition() {
        // Given a copy to which the row comes while it is read for the first time
        Copy copy = copy();
        copy.observe(0, 7, 7);
        duringRead = () -> {
            duringRead = () -> hold(ROW);
            copy.change();
        };

        Reading reading = rows.read(ANNA, PARTITION, OptionalLong.of(ROW.offset()), Deadline.in(Duration.ofHours(1)));

        assertThat(((Reading.Found) reading).row()).isEqualTo(ROW);
        assertThat(read(ROW.offset() + 1)).isInstanceOf(Reading.Later.class);
    }

    @Test
    void shouldTellAUserFromAnAnonymousSubjectOfTheSameId() {
        progress.open(PARTITION);
        hold(ROW);

        Reading reading = rows.read(Subject.anonymous(ANNA.id()), PARTITION, OptionalLong.empty(), PAST);

        assertThat(((Reading.Found) reading).exists()).isFalse();
    }

    private Copy copy() {
        copies.onUpdateStart(CHANGELOG, InternalNames.USER_STATE, 0);
        return copies.of(PARTITION).orElseThrow();
    }

    private void hold(SubjectRow held) {
        store.put(SubjectKey.of(ANNA), RowCodec.encode(held));
    }

    private Reading read() {
        return rows.read(ANNA, PARTITION, OptionalLong.empty(), PAST);
    }

    private Reading read(long after) {
        return rows.read(ANNA, PARTITION, OptionalLong.of(after), PAST);
    }
}
