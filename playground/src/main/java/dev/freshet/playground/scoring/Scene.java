package dev.freshet.playground.scoring;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * One event of the followed shopper and what it changed.
 *
 * @param trial the lists before the event, and the event
 * @param after the slate that answers the event
 * @param opponentsAfter the opponents' lists once they had learned the event
 */
public record Scene(Trial trial, ServedSlate after, Map<Contestant, List<String>> opponentsAfter) {

    public Scene {
        opponentsAfter = ImmutableMap.copyOf(opponentsAfter);
    }
}
