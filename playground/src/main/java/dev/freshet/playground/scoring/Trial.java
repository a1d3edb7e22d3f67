package dev.freshet.playground.scoring;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each contestant showed a subject, and what the subject did next.
 *
 * @param subject who
 * @param history the subject's latest events before, oldest first; the last one is what the slate answers
 * @param slate the slate that Freshet answered with
 * @param shown every contestant's list, Freshet's included; without the ceiling where nobody knows it
 * @param next what the subject did
 * @param judged whether {@code next} names items that somebody chose, so that it can be judged
 * @param hits whose list held an item of {@code next}: of a basket, any of it
 */
public record Trial(
        Subject subject,
        List<UserEvent> history,
        ServedSlate slate,
        Map<Contestant, List<String>> shown,
        UserEvent next,
        boolean judged,
        Set<Contestant> hits) {

    public Trial {
        history = List.copyOf(history);
        shown = ImmutableMap.copyOf(shown);
        hits = ImmutableSet.copyOf(hits);
    }

    static Trial of(List<UserEvent> history, ServedSlate slate, Map<Contestant, List<String>> shown, UserEvent next) {
        Set<String> chosen = chosen(next);
        Set<Contestant> hits = shown.entrySet().stream()
                .filter(list -> list.getValue().stream().anyMatch(chosen::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Trial(next.subject(), history, slate, shown, next, !chosen.isEmpty(), hits);
    }

    /** The distinct items that an event says somebody wanted. */
    static Set<String> chosen(UserEvent event) {
        return switch (event.type()) {
            case BROWSE, ADD_TO_CART, PURCHASE ->
                event.items().stream().map(LineItem::itemId).collect(Collectors.toUnmodifiableSet());
            case SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, CLICK, IDENTIFY, ERASE -> Set.of();
        };
    }
}
