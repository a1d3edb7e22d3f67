package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Reason;
import dev.freshet.streams.topology.PreviousSlates.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreviousSlatesTest {

    private static final Bytes ANNA = SubjectKey.of(Subject.user("anna"));
    private static final Bytes BOB = SubjectKey.of(Subject.user("bob"));

    private final PreviousSlates slates = new PreviousSlates();

    @BeforeEach
    void remember() {
        slates.remember(ANNA, slate("tea", "mug"));
    }

    @Test
    void shouldTellAHitFromAMiss() {
        slates.remember(BOB, slate("tea", "mug"));

        assertThat(slates.judge(ANNA, EventType.PURCHASE, lines("lamp", "mug"))).isEqualTo(Verdict.HIT);
        assertThat(slates.judge(BOB, EventType.BROWSE, lines("lamp"))).isEqualTo(Verdict.MISS);
    }

    @Test
    void shouldJudgeASlateOnce() {
        slates.judge(ANNA, EventType.CLICK, lines("mug"));

        assertThat(slates.judge(ANNA, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.NONE);
    }

    @Test
    void shouldNotJudgeByWhatSaysNothingOfIt() {
        assertThat(slates.judge(ANNA, EventType.IMPRESSION, lines("mug"))).isEqualTo(Verdict.NONE);
        assertThat(slates.judge(ANNA, EventType.BROWSE, List.of())).isEqualTo(Verdict.NONE);
        assertThat(slates.judge(BOB, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.NONE);
        assertThat(slates.judge(ANNA, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.HIT);
    }

    @Test
    void shouldForget() {
        slates.forget(ANNA);
        assertThat(slates.judge(ANNA, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.NONE);

        slates.remember(BOB, slate("mug"));
        slates.forgetAll();
        assertThat(slates.judge(BOB, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.NONE);
    }

    @Test
    void shouldRememberThatNothingWasShownAsNothing() {
        slates.remember(ANNA, List.of());

        assertThat(slates.judge(ANNA, EventType.BROWSE, lines("mug"))).isEqualTo(Verdict.NONE);
    }

    private static List<SlateItem> slate(String... itemIds) {
        return Arrays.stream(itemIds)
                .map(itemId ->
                        new SlateItem(itemId, 1, 1, EnumSet.of(Source.POPULARITY), Reason.of(Reason.Kind.POPULAR), 1))
                .toList();
    }

    private static List<LineItem> lines(String... itemIds) {
        return Arrays.stream(itemIds).map(LineItem::of).toList();
    }
}
