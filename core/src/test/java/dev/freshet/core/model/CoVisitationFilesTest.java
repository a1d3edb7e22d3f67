package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.fixtures.NpyWriter;
import dev.freshet.core.fixtures.TinyBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that says what is visited around what. */
class CoVisitationFilesTest {

    private static final BundleManifest.Ranking RANKING = new BundleManifest.Ranking(0, 0, 0, 0, 1);

    @TempDir
    Path parent;

    private BrokenBundle bundle;

    @BeforeEach
    void writeBundle() {
        bundle = BrokenBundle.of(TinyBundle.write(parent.resolve("bundle"), RANKING));
    }

    @Test
    void shouldReadWhatIsVisitedAroundAnItem() {
        assertThat(bundle.faults()).isEmpty();
        try (Bundle opened = Bundle.open(bundle.directory(), Execution.CPU)) {
            List<String> ids = opened.items().ids();
            CoVisitation read = opened.items().coVisitation();
            int tea = ids.indexOf("tea");
            int mug = ids.indexOf("mug");

            assertThat(read.width()).isEqualTo(2);
            assertThat(ids.get(read.row(tea, 0))).isEqualTo("boot");
            assertThat(read.weight(tea, 0)).isEqualTo(.5f);
            assertThat(read.row(tea, 1)).isEqualTo(mug);
            assertThat(read.row(mug, 1)).isEqualTo(CoVisitation.NOBODY);
        }
    }

    @Test
    void shouldNameItemsThatAreNone() throws IOException {
        assertThat(faultsWithItems(Collections.nCopies(12, 6), "6, 2"))
                .containsExactly("co-visitation.npy: names the item 6; allowed are -1 to 5");
        assertThat(faultsWithItems(Collections.nCopies(12, -2), "6, 2"))
                .containsExactly("co-visitation.npy: names the item -2; allowed are -1 to 5");
        assertThat(faultsWithItems(Collections.nCopies(12, 1), "12,"))
                .containsExactly("co-visitation.npy: has the shape [12]; expected is [6, 1 or more]");
        assertThat(faultsWithItems(List.of(), "6, 0"))
                .containsExactly("co-visitation.npy: has the shape [6, 0]; expected is [6, 1 or more]");
        assertThat(faultsWithItems(Collections.nCopies(18, 1), "6, 3"))
                .containsExactly("co-visitation-weights.npy: has the shape [6, 2]; expected is [6, 3]");
    }

    @Test
    void shouldNameItemsThatAreNoWholeNumbers() throws IOException {
        NpyWriter.floats(bundle.file("co-visitation.npy"), Collections.nCopies(12, 1f), "6, 2");

        assertThat(bundle.signed().faults()).containsExactly("co-visitation.npy: holds <f4; int32 (<i4) is needed");
    }

    @Test
    void shouldNameWeightsThatAreNone() throws IOException {
        assertThat(faultsWithWeight(-.5f))
                .containsExactly("co-visitation-weights.npy: holds the weight -0.5; none is below 0");
        assertThat(faultsWithWeight(Float.NaN))
                .containsExactly("co-visitation-weights.npy: holds a value that is no finite number");
    }

    @Test
    void shouldTakeAWeightForTheStreamAlone() {
        bundle.manifest(manifest -> manifest.remove("coVisitation"));

        assertThat(bundle.faults()).isEmpty();
    }

    @Test
    void shouldNameAMissingFile() {
        bundle.manifest(manifest -> ((ObjectNode) manifest.get("coVisitation")).remove("weights"));

        assertThat(bundle.faults()).containsExactly("manifest.json coVisitation.weights: is missing");
    }

    private List<String> faultsWithItems(List<Integer> rows, String shape) throws IOException {
        NpyWriter.ints(bundle.file("co-visitation.npy"), rows, shape);
        return bundle.signed().faults();
    }

    private List<String> faultsWithWeight(float weight) throws IOException {
        NpyWriter.floats(bundle.file("co-visitation-weights.npy"), Collections.nCopies(12, weight), "6, 2");
        return bundle.signed().faults();
    }
}
