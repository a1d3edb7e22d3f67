package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.state.StoredRow;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class RowCacheTest {

    private static final RowCache.Held HELD = new RowCache.Held(StoredRow.read(part -> null), 7);

    @Test
    void shouldForgetATaskAndNoOther() {
        // Given
        RowCache cache = new RowCache(1_000_000);
        cache.put("0_0", key(1), HELD);
        cache.put("0_0", key(2), HELD);
        cache.put("0_1", key(1), HELD);

        // When
        cache.drop("0_0", key(2));
        assertThat(cache.find("0_0", key(2))).isEmpty();
        assertThat(cache.find("0_0", key(1))).contains(HELD);
        cache.dropAll("0_0");

        // Then
        assertThat(cache.find("0_0", key(1))).isEmpty();
        assertThat(cache.find("0_1", key(1))).contains(HELD);
    }

    @Test
    void shouldHoldNoMoreThanItsBytes() {
        int each = HELD.stored().heapBytes();
        RowCache cache = new RowCache(10L * each);
        for (int i = 0; i < 1000; i++) {
            cache.put("0_0", key(i), HELD);
        }

        long held = IntStream.range(0, 1000)
                .filter(i -> cache.find("0_0", key(i)).isPresent())
                .count();
        assertThat(held).isBetween(1L, 10L);
    }

    @Test
    void shouldHoldNothingWithoutRoom() {
        RowCache cache = new RowCache(0);
        cache.put("0_0", key(1), HELD);

        assertThat(cache.find("0_0", key(1))).isEmpty();
    }

    private static Bytes key(int subject) {
        return Bytes.wrap(new byte[] {(byte) (subject >> 8), (byte) subject});
    }
}
