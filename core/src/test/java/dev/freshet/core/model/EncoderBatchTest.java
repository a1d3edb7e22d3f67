package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventType;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.state.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderBatchTest {

    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "bulb", "boot", "sock", "unknown");
    private static final List<String> WORDS = List.of("tea", "light", "wool", "unknown");

    @TempDir
    Path directory;

    @Test
    void shouldEmbedARingAloneAsInABatchOfOtherLengths() {
        Random random = new Random(3);
        List<List<Slot>> rings = new ArrayList<>();
        for (int length : new int[] {1, 127, 3, 40, 2, 1}) {
            rings.add(ring(random, length));
        }

        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            float[][] together = bundle.embed(rings, OutsideItems.NONE);
            for (int i = 0; i < rings.size(); i++) {
                float[] alone = bundle.embed(List.of(rings.get(i)), OutsideItems.NONE)[0];
                assertThat(together[i]).as("ring %d", i).containsExactly(alone, offset());
            }
        }
    }

    @Test
    void shouldReadOnlyAsMuchOfARingAsItsManifestSays() {
        BrokenBundle shorter = BrokenBundle.in(directory).manifest(manifest -> manifest.put("ring", 2));

        try (Bundle bundle = Bundle.open(shorter.directory(), Execution.CPU)) {
            List<Slot> ring = ring(new Random(4), 5);
            assertThat(bundle.readable(ring)).isEqualTo(ring.subList(3, 5));
            assertThat(bundle.readable(List.of())).isEmpty();
        }
    }

    private static List<Slot> ring(Random random, int length) {
        List<Slot> ring = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (random.nextInt(4) == 0) {
                int term = Hashes.term(WORDS.get(random.nextInt(WORDS.size())));
                ring.add(new Slot.SearchSlot(ImmutableIntArray.of(term), i, i));
            } else {
                long item = Hashes.item(ITEMS.get(random.nextInt(ITEMS.size())));
                ring.add(new Slot.ItemSlot(EventType.BROWSE, item, i, i));
            }
        }
        return ring;
    }

    private static Offset<Float> offset() {
        return Offset.offset(1e-4f);
    }
}
