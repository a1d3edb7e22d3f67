package dev.freshet.datasets.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.Fixtures;
import dev.freshet.datasets.ReadReport.Tally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensTest {

    private static final String FLAGS = "0|0|0|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0";

    @TempDir
    Path folder;

    @Test
    void shouldReadRecBoleInOrderOfTime() {
        // Given columns in an order of their own, and an item file beside
        Path file = Fixtures.file(
                folder,
                "films.inter.gz",
                "timestamp:float\tuser_id:token\titem_id:token\trating:float",
                "30\tu 1\t7\t4",
                "10\tü\t8\t2.5",
                "20\tu 1\t9\t5");
        Fixtures.file(
                folder,
                "films.item",
                "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq",
                "7\tLe Thé\t1999\tDrama Comedy",
                "8\tUndated\t\tDrama");
        MovieLens films = new MovieLens(file, Optional.empty());
        // When
        List<UserEvent> events = Fixtures.events(films);
        Map<String, CatalogItem> catalog = Fixtures.catalog(films);
        // Then
        assertThat(events).extracting(UserEvent::timeMs).containsExactly(10_000L, 20_000L, 30_000L);
        assertThat(events).extracting(e -> e.subject().id()).containsExactly("ü", "u 1", "u 1");
        assertThat(events).extracting(UserEvent::type).containsOnly(EventType.BROWSE);
        assertThat(events.get(0).attributes()).containsEntry("rating", "2.5");
        assertThat(catalog.get("7").title()).isEqualTo("Le Thé (1999)");
        assertThat(catalog.get("7").categoryPath()).containsExactly("Comedy", "Drama");
        assertThat(catalog.get("8").title()).isEqualTo("Undated");
        assertThat(catalog.get("9").title()).isEqualTo("9");
    }

    @Test
    void shouldReadTheOriginalFormOfTheSmallSet() {
        Path file = Fixtures.file(folder, "u.data", "1\t7\t4\t100", "1\t8\t4\t90");
        Fixtures.file(
                folder, "u.item", StandardCharsets.ISO_8859_1, "7|Café (1999)|01-Jan-1999||http://films|" + FLAGS);
        MovieLens films = new MovieLens(file, Optional.empty());

        assertThat(Fixtures.events(films))
                .extracting(e -> e.items().get(0).itemId())
                .containsExactly("8", "7");
        assertThat(Fixtures.catalog(films).get("7").title()).isEqualTo("Café (1999)");
        assertThat(Fixtures.catalog(films).get("7").categoryPath()).containsExactly("Comedy", "Drama");
    }

    @Test
    void shouldReadTheOriginalFormOfTheLargeSet() {
        Path file = Fixtures.file(folder, "ratings.dat", "1::7::4::100");
        Path titles = Fixtures.file(folder, "films.dat", StandardCharsets.ISO_8859_1, "7::Café (1999)::War|Action");
        MovieLens films = new MovieLens(file, Optional.of(titles));

        assertThat(Fixtures.events(films)).hasSize(1);
        assertThat(Fixtures.catalog(films).get("7").categoryPath()).containsExactly("Action", "War");
    }

    @Test
    void shouldCountBrokenLines() {
        Path file =
                Fixtures.file(folder, "u.data", "1\t7\t4\t100", "1\t7", "1\t8\t4\tsoon", "\t8\t4\t1", "1\t8\t4\t-5");
        MovieLens films = new MovieLens(file, Optional.empty());

        assertThat(Fixtures.events(films)).hasSize(1);
        assertThat(films.report().skipped())
                .isEqualTo(Map.of(
                        "too few fields", new Tally(1, 2),
                        "time is not a number of seconds since 1970", new Tally(2, 3),
                        "no user or no item", new Tally(1, 4)));
    }

    @Test
    void shouldNameTheFormsItKnows() {
        Path file = Fixtures.file(folder, "odd.txt", "what is this");

        assertThatThrownBy(() -> new MovieLens(file, Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("odd.txt, line 1")
                .hasMessageContaining("u.data");
    }

    @Test
    void shouldNameTheColumnThatIsMissing() {
        Path file = Fixtures.file(folder, "a.inter", "user_id:token\titem_id:token", "1\t2");

        assertThatThrownBy(() -> new MovieLens(file, Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("timestamp");
    }
}
