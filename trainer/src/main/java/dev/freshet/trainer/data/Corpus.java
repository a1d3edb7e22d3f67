package dev.freshet.trainer.data;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a training run learns from.
 *
 * @param items the items of the training part; an item first seen later is as unknown as it will be in service
 * @param itemContent one an item of the index
 * @param searches the distinct searches, by number
 * @param splits one a history
 * @param surfaces the places in the shop that the events name; a slot's surface is 1 + the index
 * @param usesTimes whether slots have times
 * @param cut where time was cut, if it was
 */
public record Corpus(
        ItemIndex items,
        ContentVocabulary vocabulary,
        List<Content> itemContent,
        List<Content> searches,
        List<History> histories,
        List<Split> splits,
        List<String> surfaces,
        boolean usesTimes,
        Optional<TimeCut> cut) {

    public Corpus {
        itemContent = List.copyOf(itemContent);
        searches = List.copyOf(searches);
        histories = List.copyOf(histories);
        splits = List.copyOf(splits);
        surfaces = List.copyOf(surfaces);
        if (histories.size() != splits.size() || items.size() != itemContent.size()) {
            throw new IllegalArgumentException("splits or contents do not match the histories or items");
        }
    }

    public long slots() {
        return histories.stream().mapToLong(History::length).sum();
    }

    public long trainingSlots() {
        return splits.stream().mapToLong(Split::trainEnd).sum();
    }
}
