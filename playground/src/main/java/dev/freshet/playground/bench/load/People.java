package dev.freshet.playground.bench.load;

import dev.freshet.core.event.Subject;

/** Names of the bench's people. */
final class People {

    private People() {}

    static Subject subject(int person) {
        return Subject.user("person-" + person);
    }
}
