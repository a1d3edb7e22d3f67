package dev.freshet.playground.screen;

import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.scoring.Contestant;
import dev.freshet.playground.scoring.ServedSlate;
import dev.freshet.playground.scoring.Shelf;
import dev.freshet.playground.scoring.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Events, slates and reasons in words that people read. */
final class Words {

    private static final int NAMED_ITEMS = 3;

    private final Shelf shelf;

    Words(Shelf shelf) {
        this.shelf = shelf;
    }

    String title(String itemId) {
        return shelf.title(itemId);
    }

    String who(Subject subject) {
        return (subject.kind() == Subject.Kind.USER ? "user " : "visitor ") + subject.id();
    }

    /** What somebody did, without saying who: "browsed Blue Mug". */
    String did(UserEvent event) {
        return switch (event.type()) {
            case SEARCH -> "searched \"" + event.searchQuery().orElse("") + "\"";
            case BROWSE -> "browsed " + items(event);
            case ADD_TO_CART -> "put in the cart " + items(event);
            case REMOVE_FROM_CART -> "took out of the cart " + items(event);
            case PURCHASE -> "bought " + items(event);
            case RETURN -> "returned " + items(event);
            case IMPRESSION -> "saw " + items(event);
            case CLICK -> "clicked " + items(event);
            case IDENTIFY -> "signed in";
            case ERASE -> "asked to be forgotten";
        };
    }

    /** Why an item is in a slate: "you browsed Blue Mug", or what kind of reason it is. */
    String why(ServedSlate.Item item) {
        String verb = item.evidenceType().map(Words::verb).orElse("did");
        return item.evidenceQuery()
                .map(query -> "you searched \"" + query + "\"")
                .or(() -> item.evidenceItemId().map(evidence -> "you " + verb + " " + title(evidence)))
                .orElseGet(() -> item.reason().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Whose lists held what somebody did: "popular no, item-kNN no, Freshet yes". */
    static String verdicts(Trial trial) {
        return List.of(Contestant.values()).stream()
                .filter(trial.shown()::containsKey)
                .map(contestant -> contestant.title() + (trial.hits().contains(contestant) ? " yes" : " no"))
                .collect(Collectors.joining(", "));
    }

    static String fitted(String text, int width) {
        if (text.length() <= width) {
            return text + " ".repeat(width - text.length());
        }
        return width < 2 ? "" : text.substring(0, width - 1) + "…";
    }

    private String items(UserEvent event) {
        List<String> titles = event.items().stream()
                .map(LineItem::itemId)
                .distinct()
                .map(this::title)
                .toList();
        String named = titles.stream().limit(NAMED_ITEMS).collect(Collectors.joining(", "));
        int more = titles.size() - NAMED_ITEMS;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static String verb(String eventType) {
        return switch (eventType) {
            case "BROWSE" -> "browsed";
            case "ADD_TO_CART" -> "put in the cart";
            case "REMOVE_FROM_CART" -> "took out of the cart";
            case "PURCHASE" -> "bought";
            case "SEARCH" -> "searched";
            default -> "did";
        };
    }
}
