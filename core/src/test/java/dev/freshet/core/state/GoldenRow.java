package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import com.google.common.io.Resources;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row with something in every field, and its bytes as they were written by hand. */
final class GoldenRow {

    private static final long ITEM = 0x1112131415161718L;
    private static final long FIRST_IN_BASKET = 0x8000000000000001L;
    private static final long SECOND_IN_BASKET = 0x7FFFFFFFFFFFFFFFL;
    private static final long BROWSED = 0x0102030405060708L;
    private static final long SEARCHED = 0x2122232425262728L;
    private static final long BOUGHT = 0x3132333435363738L;
    private static final long BROWSED_AGAIN = 0x4142434445464748L;

    private GoldenRow() {}

    static SubjectRow row() {
        return new SubjectRow(
                Ring.copyOf(List.of(
                        new Slot.ItemSlot(EventType.BROWSE, ITEM, 1000, BROWSED),
                        new Slot.SearchSlot(ImmutableIntArray.of(1, -2), EventTime.UNKNOWN, SEARCHED),
                        new Slot.ItemSlot(EventType.PURCHASE, FIRST_IN_BASKET, 300_000, BOUGHT),
                        new Slot.ItemSlot(EventType.PURCHASE, SECOND_IN_BASKET, 300_000, BOUGHT),
                        new Slot.ItemSlot(EventType.BROWSE, ITEM, 300_000, BROWSED_AGAIN))),
                Purchases.copyOf(List.of(
                        new PurchaseMemory(FIRST_IN_BASKET, 2, 300_000),
                        new PurchaseMemory(SECOND_IN_BASKET, 1, EventTime.UNKNOWN))),
                ImmutableList.of(new RecentQuery("th\u00e9", SEARCHED)),
                SeenItems.copyOf(List.of(new SeenItem(ITEM, 200, 1))),
                new Profile(1000, 300_000, ImmutableIntArray.of(0, 2, 1, 0, 0, 1, 0, 200, 1, 0, 0)),
                RecentEvents.of(SEARCHED, BROWSED_AGAIN),
                41,
                Optional.of(new Embedding("v1", new float[] {1, -2.5f})));
    }

    /** The bytes of a format. */
    static byte[] bytes(int format) throws IOException {
        List<String> lines =
                Resources.readLines(Resources.getResource("golden/row-v" + format + ".hex"), StandardCharsets.UTF_8);
        String hex = lines.stream()
                .map(line -> line.replaceAll("#.*", "").replace(" ", ""))
                .collect(Collectors.joining());
        return BaseEncoding.base16().decode(hex);
    }
}
