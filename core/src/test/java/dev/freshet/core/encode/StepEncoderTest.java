package dev.freshet.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepEncoderTest {

    private static final String SUBJECT = "u:ada";

    @TempDir
    static Path directory;

    private static Bundle bundle;
    private static Bundle other;

    private final StepCache cache = new StepCache(1_000_000);
    private final StepEncoder encoder = new StepEncoder(cache, "0_1");
    private final RandomHistory history = new RandomHistory(7);

    @BeforeAll
    static void openBundles() {
        bundle = Bundle.open(TinyStepBundle.write(directory.resolve("one")), Execution.CPU);
        other = Bundle.open(TinyStepBundle.write(directory.resolve("other"), "tiny-step-2", 2), Execution.CPU);
    }

    @AfterAll
    static void closeBundles() {
        bundle.close();
        other.close();
    }

    @AfterEach
    void closeEncoder() {
        encoder.close();
    }

    @Test
    void shouldTakeOnlyStepsOnceItKnowsASubject() {
        for (int i = 0; i < 20; i++) {
            history.event(1);
            assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        }

        assertThat(cache.statistics().absent()).isEqualTo(1);
        assertThat(cache.statistics().hits()).isEqualTo(19);
        assertThat(cache.statistics().stale()).isZero();
    }

    @Test
    void shouldStepThroughSlotsThatCameWithoutBeingEncoded() {
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        history.event(3);
        history.event(2);

        assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        assertThat(cache.statistics().hits()).isEqualTo(1);
    }

    @Test
    void shouldRefuseTheKeysOfAnotherBundle() {
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        history.event(1);

        assertAgreesWithAFullEncode(other, OutsideItems.NONE);
        assertThat(cache.statistics().stale()).isEqualTo(1);
        history.event(1);
        assertAgreesWithAFullEncode(other, OutsideItems.NONE);
        assertThat(cache.statistics().hits()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsAheadOfTheRow() {
        // Given a transaction that was encoded and then aborted
        history.event(2);
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        history.goBack(1);

        // When another event follows instead
        history.event(1);

        // Then
        assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        assertThat(cache.statistics().stale()).isEqualTo(1);
    }

    @Test
    void shouldRefuseARingInWhichOneOldSlotIsAnother() {
        for (int changed = 0; changed < TinyStepBundle.RING - 1; changed++) {
            // Given
            RandomHistory some = new RandomHistory(changed);
            for (int i = 0; i < TinyStepBundle.RING + 3; i++) {
                some.event(1);
            }
            String subject = "u:" + changed;
            encoder.encode(subject, some.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);
            long stale = cache.statistics().stale();

            // When a slot has another time, and an event follows
            some.event(1);
            some.shiftTime(changed);
            EncodedRing stepped =
                    encoder.encode(subject, some.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);

            // Then
            assertThat(cache.statistics().stale()).isEqualTo(stale + 1);
            assertSame(stepped, full(some.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE));
        }
    }

    @Test
    void shouldRefuseAnOlderVectorOfAnItemThatTheCatalogDescribes() {
        // Given an item that the bundle does not know
        history.item("new");
        history.event(1);
        encode(bundle, vector(1));
        history.event(1);
        encode(bundle, vector(1));
        assertThat(cache.statistics().hits()).isEqualTo(1);

        // When the shop describes it otherwise
        history.event(1);

        // Then
        assertAgreesWithAFullEncode(bundle, vector(2));
        assertThat(cache.statistics().stale()).isEqualTo(1);

        // And when it leaves the catalog
        history.event(1);
        assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        assertThat(cache.statistics().stale()).isEqualTo(2);
        history.event(1);
        assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        assertThat(cache.statistics().hits()).isEqualTo(2);
    }

    @Test
    void shouldForgetTheSubjectsOfATaskThatCloses() {
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        try (StepEncoder elsewhere = new StepEncoder(cache, "0_2")) {
            elsewhere.encode(SUBJECT, history.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);

            // When
            cache.dropAll("0_1");
            history.event(1);

            // Then
            encode(bundle, OutsideItems.NONE);
            assertThat(cache.statistics().hits()).isZero();
            elsewhere.encode(SUBJECT, history.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);
            assertThat(cache.statistics().hits()).isEqualTo(1);
        }
    }

    @Test
    void shouldForgetASubjectWhoseStepsFailed() {
        int failures = 0;
        for (int call = 1; call <= 4; call++) {
            // Given a subject that is known, and three new slots, of which the second fails
            history.event(1);
            encode(bundle, OutsideItems.NONE);
            history.event(1);
            history.item("new");
            history.event(1);
            AtomicInteger left = new AtomicInteger(call);
            OutsideItems failing = (itemHash, into, at) -> {
                if (left.decrementAndGet() == 0) {
                    throw new IllegalStateException("no vector now");
                }
                return false;
            };

            // When
            try {
                encode(bundle, failing);
            } catch (IllegalStateException e) {
                failures++;
            }

            // Then
            assertAgreesWithAFullEncode(bundle, OutsideItems.NONE);
        }
        assertThat(failures).isPositive();
    }

    @Test
    void shouldForgetOneSubject() {
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        encoder.encode("u:bob", history.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);

        encoder.forget(SUBJECT);

        assertThat(cache.statistics().subjects()).isEqualTo(1);
        history.event(1);
        encode(bundle, OutsideItems.NONE);
        assertThat(cache.statistics().hits()).isZero();
        assertThat(cache.statistics().absent()).isEqualTo(3);
    }

    @Test
    void shouldHoldNoMoreThanItsBytes() {
        StepCache small = new StepCache(10_000);
        try (StepEncoder bounded = new StepEncoder(small, "0_1")) {
            for (int subject = 0; subject < 100; subject++) {
                history.event(1);
                bounded.encode("u:" + subject, history.ring(), RequestContext.UNKNOWN, bundle, OutsideItems.NONE);
            }
        }

        assertThat(small.statistics().evictions()).isPositive();
        assertThat(small.statistics().bytes()).isPositive().isLessThanOrEqualTo(10_000);
        assertThat(small.statistics().subjects()).isPositive().isLessThan(100);
    }

    @Test
    void shouldUseTheHeadForARequestOfWhichSomethingIsKnown() {
        RequestContext home = new RequestContext(Optional.of("home"), Optional.of(EventType.PURCHASE), 3);
        for (int i = 0; i < 5; i++) {
            history.event(1);
            EncodedRing stepped = encoder.encode(SUBJECT, history.ring(), home, bundle, OutsideItems.NONE);
            assertSame(stepped, full(history.ring(), home, bundle, OutsideItems.NONE));
        }
    }

    @Test
    void shouldLeaveABundleWithoutAStepToTheFullEncoder() {
        try (Bundle plain = Bundle.open(TinyBundle.write(directory.resolve("plain")), Execution.CPU)) {
            history.event(1);
            history.event(2);

            assertAgreesWithAFullEncode(plain, OutsideItems.NONE);
            assertThat(cache.statistics().absent()).isZero();
        }
    }

    @Test
    void shouldLeaveOutWhatTheNewestSlotDoesNotAttendTo() {
        // Given: one event of two slots, then two of one; all within the window
        history.event(2);
        history.event(1);
        history.event(1);
        List<Slot> ring = history.ring();

        // When
        EncodedRing encoded = encode(
                bundle,
                OutsideItems.NONE,
                ring.get(0).eventHash(),
                ring.get(2).eventHash(),
                ring.get(3).eventHash());
        List<Optional<float[]>> without = encoded.usersWithout();

        // Then: each differs from the user and from the others; without the newest event it is the user before it
        assertThat(without).hasSize(3).allMatch(Optional::isPresent);
        assertThat(without.get(0).orElseThrow()).isNotEqualTo(encoded.user());
        assertThat(without.get(1).orElseThrow())
                .isNotEqualTo(encoded.user())
                .isNotEqualTo(without.get(0).orElseThrow());
        assertThat(without.get(2).orElseThrow())
                .containsExactly(
                        full(ring.subList(0, 3), RequestContext.UNKNOWN, bundle, OutsideItems.NONE)
                                .user(),
                        within());
    }

    @Test
    void shouldHaveNoUserWithoutTheOnlyEvent() {
        history.event(2);

        assertThat(encode(bundle, OutsideItems.NONE, history.ring().get(0).eventHash())
                        .usersWithout())
                .containsExactly(Optional.empty());
    }

    private void assertAgreesWithAFullEncode(Bundle used, OutsideItems outside) {
        assertSame(encode(used, outside), full(history.ring(), RequestContext.UNKNOWN, used, outside));
    }

    private EncodedRing encode(Bundle used, OutsideItems outside, long... without) {
        return encoder.encode(SUBJECT, used.readable(history.ring()), RequestContext.UNKNOWN, used, outside, without);
    }

    static EncodedRing full(List<Slot> ring, RequestContext context, Bundle used, OutsideItems outside) {
        return new FullEncoder().encode("", used.readable(ring), context, used, outside);
    }

    static void assertSame(EncodedRing one, EncodedRing two) {
        assertThat(one.embedding()).containsExactly(two.embedding(), within());
        assertThat(one.user()).containsExactly(two.user(), within());
    }

    /** Every item unknown to the bundle has this vector. */
    static OutsideItems vector(float value) {
        return (itemHash, into, at) -> {
            System.arraycopy(new float[] {value, -value, 0, 1}, 0, into, at, TinyBundle.DIMENSIONS);
            return true;
        };
    }

    static Offset<Float> within() {
        return Offset.offset(1e-4f);
    }
}
