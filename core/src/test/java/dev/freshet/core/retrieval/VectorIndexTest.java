package dev.freshet.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorIndexTest {

    /** So small that a test's few items make many clusters. */
    private static IndexSettings settings(int exactUpTo) {
        return new IndexSettings(exactUpTo, 16, 0.95, 0.3, 1);
    }

    private static boolean all(int item) {
        return true;
    }

    /** With small whole numbers sums are exact in float, whatever their order, and many scores are equal. */
    private static Scene wholeNumbers(Random random, int items) {
        Scene scene = new Scene(1, items);
        for (int i = 0; i < items; i++) {
            scene.biases.set(i, (float) random.nextInt(3));
            for (int k = 0; k < Scene.DIMENSIONS; k++) {
                scene.vectors.get(i)[k] = random.nextInt(5) - 2;
            }
        }
        return scene;
    }

    private static float[] wholeUser(Random random) {
        float[] user = new float[Scene.DIMENSIONS];
        for (int k = 0; k < user.length; k++) {
            user[k] = random.nextInt(5) - 2;
        }
        return user;
    }

    @Test
    void shouldFindWhatANaiveSortFindsWhenExact() {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            // Given a catalog of one block, of several, and of none
            Scene scene = wholeNumbers(random, round == 0 ? 0 : random.nextInt(round % 3 == 0 ? 3_000 : 200));
            VectorIndex index = VectorIndex.of(scene.items(), settings(5_000));
            for (int search = 0; search < 4; search++) {
                float[] user = wholeUser(random);
                int limit = random.nextInt(300);
                int kept = 1 + random.nextInt(4);
                IntPredicate allowed = item -> item % kept == 0;

                // When
                List<Integer> found = Scene.search(index, user, limit, allowed);

                // Then
                assertThat(found).as("round %d", round).isEqualTo(scene.best(user, limit, allowed));
            }
        }
    }

    @Test
    void shouldFindNearlyAllOfTheBestByClusters() {
        // Given
        Scene scene = new Scene(3, 6_000);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        int found = 0;
        for (int i = 0; i < 50; i++) {
            float[] user = scene.near();

            // When
            List<Integer> hits = Scene.search(index, user, 100, VectorIndexTest::all);

            // Then
            assertThat(hits).hasSize(100).doesNotHaveDuplicates();
            Set<Integer> best = new HashSet<>(scene.best(user, 100, VectorIndexTest::all));
            found += (int) hits.stream().filter(best::contains).count();
        }
        assertThat(found / 5_000.0).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldNotLookAtAllClustersForFew() {
        // Given
        Scene scene = new Scene(3, 6_000);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        Hits hits = new Hits();

        // When
        index.search(scene.near(), 10, VectorIndexTest::all, hits);

        // Then
        assertThat(hits.compared()).isBetween(10, 2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void shouldFindEveryAllowedItemHoweverFewTheyAre(int exactUpTo) {
        // Given a filter that lets pass what the user likes least
        Scene scene = new Scene(4, 2_000);
        VectorIndex index = VectorIndex.of(scene.items(), settings(exactUpTo));
        float[] user = scene.near();
        List<Integer> ranked = scene.best(user, 2_000, VectorIndexTest::all);
        Set<Integer> last = new HashSet<>(ranked.subList(1_993, 2_000));

        // When
        List<Integer> found = Scene.search(index, user, 200, last::contains);

        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(last);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void shouldGiveAllItemsForALimitBeyondThem(int exactUpTo) {
        Random random = new Random(5);
        Scene scene = wholeNumbers(random, 500);
        VectorIndex index = VectorIndex.of(scene.items(), settings(exactUpTo));
        float[] user = wholeUser(random);

        assertThat(Scene.search(index, user, Integer.MAX_VALUE, VectorIndexTest::all))
                .isEqualTo(scene.best(user, 500, VectorIndexTest::all));
        assertThat(Scene.search(index, user, 0, VectorIndexTest::all)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scene.search(index, user, -1, VectorIndexTest::all))
                .withMessageContaining("-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void shouldPreferTheLowerIndexAmongEqualVectors(int exactUpTo) {
        // Given
        Scene scene = new Scene(6, 400);
        Collections.fill(scene.vectors, scene.near());
        Collections.fill(scene.biases, 1f);

        // When
        List<Integer> found = Scene.search(
                VectorIndex.of(scene.items(), settings(exactUpTo)), scene.near(), 50, VectorIndexTest::all);

        // Then
        assertThat(found).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void shouldFindNothingForAUserThatIsNoNumber(int exactUpTo) {
        Scene scene = new Scene(7, 300);
        float[] user = scene.near();
        user[3] = Float.NaN;

        assertThat(Scene.search(VectorIndex.of(scene.items(), settings(exactUpTo)), user, 10, VectorIndexTest::all))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void shouldRefuseAUserOfAnotherLength(int exactUpTo) {
        VectorIndex index = VectorIndex.of(new Scene(7, 300).items(), settings(exactUpTo));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scene.search(index, new float[3], 10, VectorIndexTest::all))
                .withMessage("the user vector has 3 dimensions; the items have 10");
    }

    @Test
    void shouldFindNothingAmongNoItemsForAnyUser() {
        VectorIndex index = VectorIndex.of(new ItemVectors(1, new float[0], new float[0]), settings(0));

        assertThat(Scene.search(index, new float[64], 10, VectorIndexTest::all)).isEmpty();
    }

    @Test
    void shouldGiveTheSameForTheSameItems() {
        ItemVectors items = new Scene(8, 3_000).items();
        float[] user = new Scene(9, 1).near();

        assertThat(Scene.search(VectorIndex.of(items, settings(0)), user, 300, VectorIndexTest::all))
                .isEqualTo(Scene.search(VectorIndex.of(items, settings(0)), user, 300, VectorIndexTest::all));
    }

    @Test
    void shouldHoldWhatARebuiltIndexHoldsAfterManyChanges() {
        Random random = new Random(10);
        Scene scene = wholeNumbers(random, 1_500);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        for (int round = 0; round < 30; round++) {
            // Given items that leave, change and come, which numbers all others anew
            List<Integer> unchanged = new ArrayList<>(
                    IntStream.range(0, scene.vectors.size()).boxed().toList());
            for (int i = 0; i < random.nextInt(20); i++) {
                int gone = random.nextInt(scene.vectors.size());
                scene.vectors.remove(gone);
                scene.biases.remove(gone);
                unchanged.remove(gone);
            }
            for (int i = 0; i < random.nextInt(20); i++) {
                int changed = random.nextInt(scene.vectors.size());
                scene.vectors.set(changed, wholeUser(random));
                unchanged.set(changed, -1);
            }
            for (int i = 0; i < random.nextInt(60); i++) {
                int at = random.nextInt(scene.vectors.size() + 1);
                scene.vectors.add(at, wholeUser(random));
                scene.biases.add(at, 1f);
                unchanged.add(at, -1);
            }

            // When
            index = index.updated(
                    scene.items(), unchanged.stream().mapToInt(i -> i).toArray());

            // Then every item is there with its score, and the best are found
            float[] user = wholeUser(random);
            assertThat(index.size()).isEqualTo(scene.vectors.size());
            assertThat(Scene.search(index, user, Integer.MAX_VALUE, VectorIndexTest::all))
                    .as("round %d", round)
                    .isEqualTo(scene.best(user, Integer.MAX_VALUE, VectorIndexTest::all));
        }
    }

    @Test
    void shouldShareTheClustersThatDidNotChange() {
        // Given
        Scene scene = new Scene(11, 2_000);
        ClusterIndex before = (ClusterIndex) VectorIndex.of(scene.items(), settings(0));
        int[] unchanged = IntStream.range(0, 2_000).toArray();
        unchanged[7] = -1;
        scene.biases.set(7, 1_000f);

        // When
        ClusterIndex after = (ClusterIndex) before.updated(scene.items(), unchanged);

        // Then
        long shared = after.clusters().stream()
                .filter(cluster -> before.clusters().stream().anyMatch(old -> old.panel() == cluster.panel()))
                .count();
        assertThat(shared)
                .isBetween(after.clusters().size() - 2L, after.clusters().size() - 1L);
        assertThat(Scene.search(after, scene.near(), 1, VectorIndexTest::all)).containsExactly(7);
    }

    @Test
    void shouldFindAnAddedItemThatIsLikeNoOther() {
        // Given clusters, none of which holds anything in the new item's direction
        Scene scene = new Scene(16, 2_000);
        scene.vectors.forEach(vector -> vector[0] = 0);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        float[] direction = new float[Scene.DIMENSIONS];
        direction[0] = 1;
        scene.vectors.add(direction);
        scene.biases.add(0f);
        int[] unchanged = IntStream.rangeClosed(0, 2_000).toArray();
        unchanged[2_000] = -1;
        float[] user = scene.near();
        user[0] = 1_000;

        // When
        VectorIndex added = index.updated(scene.items(), unchanged);

        // Then
        assertThat(Scene.search(added, user, 1, VectorIndexTest::all)).containsExactly(2_000);
    }

    @Test
    void shouldClusterAnewAfterMuchChange() {
        // Given all items of one place, then all of another
        Scene scene = new Scene(12, 1_000);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        Scene other = new Scene(13, 1_000);
        int[] changed = new int[1_000];
        Arrays.fill(changed, -1);

        // When
        ClusterIndex after = (ClusterIndex) index.updated(other.items(), changed);

        // Then
        ClusterIndex rebuilt = (ClusterIndex) VectorIndex.of(other.items(), settings(0));
        assertThat(after.clusters()).hasSameSizeAs(rebuilt.clusters());
        assertThat(after.width()).isEqualTo(rebuilt.width());
    }

    @Test
    void shouldChangeItsKindWithTheCatalogsSize() {
        Scene scene = new Scene(14, 300);
        IndexSettings settings = settings(200);
        ItemVectors few = new Scene(14, 150).items();
        int[] fresh = new int[300];
        Arrays.fill(fresh, -1);

        VectorIndex clusters = VectorIndex.of(scene.items(), settings);
        assertThat(clusters).isInstanceOf(ClusterIndex.class);
        VectorIndex exact = clusters.updated(few, IntStream.range(0, 150).toArray());
        assertThat(exact).isInstanceOf(ExactIndex.class);
        assertThat(exact.updated(scene.items(), fresh)).isInstanceOf(ClusterIndex.class);
    }

    @Test
    void shouldRefuseAnUpdateThatCannotBe() {
        Scene scene = new Scene(15, 300);
        VectorIndex index = VectorIndex.of(scene.items(), settings(0));
        int[] twice = IntStream.range(0, 300).toArray();
        twice[9] = 4;
        int[] beyond = IntStream.range(0, 300).toArray();
        beyond[9] = 300;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.updated(scene.items(), twice))
                .withMessage("item 9 is said to be item 4, and so is item 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.updated(scene.items(), beyond))
                .withMessage("item 9 is said to be item 300 of 300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.updated(scene.items(), new int[2]))
                .withMessage("2 numbers say what is unchanged of 300 items");
    }

    @Test
    void shouldRefuseVectorsThatCannotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemVectors(2, new float[] {1, 2, 3, Float.NaN}, new float[2]))
                .withMessage("the vector of item 1 holds NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemVectors(2, new float[2], new float[] {Float.POSITIVE_INFINITY}))
                .withMessage("the bias of item 0 is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemVectors(2, new float[3], new float[2]))
                .withMessage("2 items of 2 dimensions need 4 numbers; there are 3");
    }
}
