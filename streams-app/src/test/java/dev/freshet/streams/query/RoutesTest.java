package dev.freshet.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.progress.InputProgress;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Place HERE = new Place.Here();

    private final InputProgress progress = new InputProgress();
    private long nowNanos;
    private final Suspects suspects = new Suspects(() -> nowNanos);
    private KeyQueryMetadata metadata = KeyQueryMetadata.NOT_AVAILABLE;
    private final Routes routes = new Routes(partition -> metadata, "me:1", progress, suspects);

    @Test
    void shouldAnswerHereWhatIsActiveHereWhateverTheOthersBelieve() {
        metadata = new KeyQueryMetadata(new HostInfo("a", 1), Set.of(), 0);
        progress.open(0);

        assertThat(routes.places(0, false)).containsExactly(HERE);
    }

    @Test
    void shouldAskTheActiveInstanceThenItselfThenTheStandbys() {
        metadata = new KeyQueryMetadata(
                new HostInfo("a", 1), Set.of(new HostInfo("me", 1), new HostInfo("c", 1), new HostInfo("b", 1)), 0);

        assertThat(routes.places(0, false)).containsExactly(there("a:1"), HERE, there("b:1"), there("c:1"));
    }

    @Test
    void shouldAskNobodyForSomebodyElse() {
        metadata = new KeyQueryMetadata(new HostInfo("a", 1), Set.of(new HostInfo("b", 1)), 0);

        assertThat(routes.places(0, true)).containsExactly(HERE);
    }

    @Test
    void shouldKnowNobodyElseWhileTheGroupIsUnknown() {
        assertThat(routes.places(0, false)).containsExactly(HERE);

        metadata = new KeyQueryMetadata(HostInfo.unavailable(), Set.of(), 0);
        assertThat(routes.places(0, false)).containsExactly(HERE);
    }

    @Test
    void shouldNotAskItselfByNetworkWhereItsTaskIsNotReady() {
        metadata = new KeyQueryMetadata(new HostInfo("me", 1), Set.of(new HostInfo("b", 1)), 0);

        assertThat(routes.places(0, false)).containsExactly(HERE, there("b:1"));
    }

    @Test
    void shouldAskWhoHasJustFailedLastForAMoment() {
        metadata = new KeyQueryMetadata(new HostInfo("a", 1), Set.of(new HostInfo("b", 1)), 0);
        suspects.add("a:1");
        assertThat(routes.places(0, false)).containsExactly(HERE, there("b:1"), there("a:1"));

        nowNanos = Duration.ofSeconds(1).toNanos();
        assertThat(routes.places(0, false)).containsExactly(there("a:1"), HERE, there("b:1"));
    }

    @Test
    void shouldNameAddressesOfVersionSixInBrackets() {
        metadata = new KeyQueryMetadata(new HostInfo("fe80::1", 1), Set.of(new HostInfo("[::1]", 2)), 0);

        assertThat(routes.places(0, false)).containsExactly(there("[fe80::1]:1"), HERE, there("[::1]:2"));
    }

    private static Place there(String instance) {
        return new Place.There(instance);
    }
}
