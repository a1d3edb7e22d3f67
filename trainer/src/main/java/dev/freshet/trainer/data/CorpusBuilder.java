package dev.freshet.trainer.data;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.core.text.Tokenizer;
import dev.freshet.datasets.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns a stream of events and a catalog into a {@link Corpus}, by the rules that a subject's row follows in service. */
public final class CorpusBuilder {

    /** Surfaces beyond these are "unknown": they are stored in a byte. */
    private static final int MAX_SURFACES = 100;
    /** A row takes up to some 5 kB, so these take a gigabyte or two. */
    private static final int MOST_ROWS = 400_000;

    private final Map<String, CatalogItem> catalog = new LinkedHashMap<>();
    private final Map<Subject, SlotBuffer> buffers = new LinkedHashMap<>();
    private final Map<Subject, SubjectRow> rows = new HashMap<>();
    private final Map<Long, Integer> itemNumbers = new HashMap<>();
    private final List<String> itemIds = new ArrayList<>();
    private final Map<ImmutableIntArray, Integer> searchNumbers = new LinkedHashMap<>();
    private final List<String> surfaces = new ArrayList<>();
    private final VocabularyBuilder vocabulary = new VocabularyBuilder();

    /** What the catalog says; of two entries for one item the last holds. */
    public CorpusBuilder item(CatalogItem item) {
        catalog.put(item.itemId(), item);
        return this;
    }

    /**
     * Adds all events of a data set, read as often as it takes to hold no more than {@link #MOST_ROWS} subjects' rows at a time: those of
     * subjects met beyond them wait for the next pass. What is kept of an event after its pass is some 30 bytes.
     */
    public CorpusBuilder events(Dataset dataset) {
        return events(dataset, MOST_ROWS);
    }

    CorpusBuilder events(Dataset dataset, int mostRows) {
        Set<Subject> done = new HashSet<>();
        boolean[] more = {true};
        while (more[0]) {
            more[0] = false;
            Set<Subject> pass = new HashSet<>();
            try (Stream<UserEvent> events = dataset.events()) {
                events.forEach(event -> {
                    Subject subject = event.subject();
                    if (done.contains(subject)) {
                        return;
                    }
                    if (pass.contains(subject) || pass.size() < mostRows) {
                        pass.add(subject);
                        event(event);
                    } else {
                        more[0] = true;
                    }
                });
            }
            done.addAll(pass);
            rows.clear();
        }
        return this;
    }

    /** Adds one event; a subject's events come in the order of their arrival. */
    public CorpusBuilder event(UserEvent event) {
        SubjectRow before = rows.getOrDefault(event.subject(), SubjectRow.EMPTY);
        Transition transition = RowUpdater.apply(before, event, 0);
        if (transition instanceof Transition.Applied applied) {
            rows.put(event.subject(), applied.row());
            if (event.type().entersRing() && event.consent() != Consent.NONE) {
                append(event, applied.row());
            }
        } else if (transition instanceof Transition.Erased) {
            rows.remove(event.subject());
            buffers.remove(event.subject());
        }
        return this;
    }

    /** Copies the slots that the event has just added to its subject's ring. */
    private void append(UserEvent event, SubjectRow row) {
        SlotBuffer buffer = buffers.computeIfAbsent(event.subject(), subject -> new SlotBuffer());
        buffer.beginEvent();
        int surface = event.surface().map(this::surfaceCode).orElse(0);
        event.searchQuery().ifPresent(query -> vocabulary.searched(Set.copyOf(Tokenizer.words(query))));
        event.items().forEach(line -> itemNumber(line.itemId()));
        long eventHash = Hashes.event(event.eventId());
        Ring ring = row.ring();
        for (int i = 0; i < ring.size(); i++) {
            // Asking the ring for slots would make all of them, for every event, and keep them.
            if (ring.eventHash(i) == eventHash) {
                int token = ring.get(i) instanceof Slot.SearchSlot search
                        ? searchToken(search.terms())
                        : itemNumbers.get(ring.itemHash(i));
                buffer.add(token, ring.typeCode(i), ring.timeMs(i), surface);
            }
        }
    }

    /**
     * Splits what was added and numbers the items of the training part.
     *
     * @param cut the moments to cut at; where empty they are drawn from the data
     * @throws IllegalArgumentException if time is to be cut and events have none, or if nothing is left to learn from
     */
    public Corpus build(Holdout holdout, Optional<TimeCut> cut) {
        return build(holdout, cut, false);
    }

    /** As {@link #build}, with the validation part added to the training part. */
    public Corpus buildRefit(Holdout holdout, Optional<TimeCut> cut) {
        return build(holdout, cut, true);
    }

    private Corpus build(Holdout holdout, Optional<TimeCut> cut, boolean refit) {
        boolean usesTimes = !buffers.isEmpty()
                && buffers.values().stream().allMatch(buffer -> EventTime.isKnown(buffer.lastTime(0)));
        if (holdout.byTime() && !usesTimes) {
            throw new IllegalArgumentException(
                    "the holdout is " + holdout.label() + " but the data has no times; use --holdout leave-one-out");
        }
        List<History> raw = buffers.values().stream().map(SlotBuffer::toHistory).toList();
        Optional<TimeCut> used =
                holdout.byTime() ? Optional.of(cut.orElseGet(() -> cutOf(holdout, raw))) : Optional.empty();
        List<Split> splits = splits(holdout, used, raw).stream()
                .map(split -> refit ? split.refit() : split)
                .toList();

        int[] numbers = trainedNumbers(raw, splits);
        ItemIndex items = new ItemIndex(
                Arrays.stream(sourceOrder(numbers)).mapToObj(itemIds::get).toList());
        catalog.values().forEach(vocabulary::item);
        ContentVocabulary words = vocabulary.build();
        return new Corpus(
                items,
                words,
                items.ids().stream().map(id -> contentOf(id, words)).toList(),
                searchNumbers.keySet().stream()
                        .map(terms -> searchContent(terms, words))
                        .toList(),
                raw.stream().map(history -> history.renumbered(numbers)).toList(),
                splits,
                surfaces,
                usesTimes,
                used);
    }

    private List<Split> splits(Holdout holdout, Optional<TimeCut> cut, List<History> histories) {
        List<Split> splits = new ArrayList<>();
        int next = 0;
        for (Subject subject : buffers.keySet()) {
            History history = histories.get(next++);
            splits.add(
                    switch (holdout) {
                        case NONE -> Split.noTest(subject.id(), history);
                        case LEAVE_ONE_OUT -> Split.leaveOneOut(history);
                        case TEMPORAL, NEXT_BASKET, NEXT_IN_SESSION -> Split.byTime(history, cut.orElseThrow());
                    });
        }
        return splits;
    }

    private static TimeCut cutOf(Holdout holdout, List<History> histories) {
        long[] times = histories.stream()
                .flatMapToLong(history -> IntStream.range(0, history.length())
                        .filter(slot -> history.eventStart(slot) == slot)
                        .mapToLong(history::timeMs))
                .toArray();
        return holdout == Holdout.NEXT_IN_SESSION ? TimeCut.ofDays(times) : TimeCut.of(times);
    }

    /** For each item of the source its number in the bundle, or {@link ItemIndex#NONE}. */
    private int[] trainedNumbers(List<History> histories, List<Split> splits) {
        int[] numbers = new int[itemIds.size()];
        Arrays.fill(numbers, ItemIndex.NONE);
        int next = 0;
        for (int h = 0; h < histories.size(); h++) {
            for (int slot = 0; slot < splits.get(h).trainEnd(); slot++) {
                int item = histories.get(h).token(slot);
                if (item >= 0 && numbers[item] == ItemIndex.NONE) {
                    numbers[item] = next++;
                }
            }
        }
        if (next == 0) {
            throw new IllegalArgumentException(
                    "the training part names no item; there is nothing to learn from (is the file empty?)");
        }
        return numbers;
    }

    private static int[] sourceOrder(int[] numbers) {
        int[] order = new int
                [(int) Arrays.stream(numbers).filter(number -> number >= 0).count()];
        for (int source = 0; source < numbers.length; source++) {
            if (numbers[source] >= 0) {
                order[numbers[source]] = source;
            }
        }
        return order;
    }

    private Content contentOf(String itemId, ContentVocabulary words) {
        CatalogItem item = catalog.get(itemId);
        return item == null ? Content.EMPTY : words.of(item);
    }

    private static Content searchContent(ImmutableIntArray terms, ContentVocabulary words) {
        return Content.ofWords(
                terms.stream().map(words::wordId).filter(id -> id > 0).toArray());
    }

    private void itemNumber(String id) {
        itemNumbers.computeIfAbsent(Hashes.item(id), hash -> {
            itemIds.add(id);
            return itemIds.size() - 1;
        });
    }

    private int searchToken(ImmutableIntArray terms) {
        return -1 - searchNumbers.computeIfAbsent(terms, key -> searchNumbers.size());
    }

    private int surfaceCode(String surface) {
        int index = surfaces.indexOf(surface);
        if (index < 0 && surfaces.size() < MAX_SURFACES) {
            surfaces.add(surface);
            index = surfaces.size() - 1;
        }
        return index + 1;
    }
}
