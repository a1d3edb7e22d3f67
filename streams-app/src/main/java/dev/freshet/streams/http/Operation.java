package dev.freshet.streams.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the API: where it is, what it takes and gives, who may ask for it, and what answers. Routes and OpenAPI are made
 * of the same list of these, so that they cannot tell different stories.
 *
 * @param path with {@code {name}} for the parameters in it
 * @param id a name that clients' code may use
 * @param summary one line for people
 * @param body what is read as JSON
 * @param outcomes without faults that any operation has (400, 401, 403, 413, 429, 500)
 */
public record Operation(
        HandlerType verb,
        String path,
        String id,
        String summary,
        Scope scope,
        List<Parameter> parameters,
        Optional<Class<?>> body,
        List<Outcome> outcomes,
        Handler handler) {

    private static final String JSON = "application/json";

    public Operation {
        parameters = List.copyOf(parameters);
        outcomes = List.copyOf(outcomes);
    }

    /** Whether the answer goes on until somebody has enough. */
    boolean isStream() {
        return outcomes.stream().anyMatch(outcome -> outcome.contentType().startsWith("text/event-stream"));
    }

    public static Draft get(String path, String id) {
        return new Draft(HandlerType.GET, path, id, Scope.READ);
    }

    public static Draft post(String path, String id) {
        return new Draft(HandlerType.POST, path, id, Scope.WRITE);
    }

    public static Draft put(String path, String id) {
        return new Draft(HandlerType.PUT, path, id, Scope.WRITE);
    }

    public static Draft delete(String path, String id) {
        return new Draft(HandlerType.DELETE, path, id, Scope.WRITE);
    }

    /** An operation without what answers it yet. */
    public static final class Draft {

        private final HandlerType verb;
        private final String path;
        private final String id;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private String summary = "";
        private Scope scope;
        private Optional<Class<?>> body = Optional.empty();

        private Draft(HandlerType verb, String path, String id, Scope scope) {
            this.verb = verb;
            this.path = path;
            this.id = id;
            this.scope = scope;
        }

        public Draft summary(String line) {
            summary = line;
            return this;
        }

        /** Reading asks for {@link Scope#READ} and changing for {@link Scope#WRITE} unless this is called. */
        public Draft scope(Scope needed) {
            scope = needed;
            return this;
        }

        public Draft inPath(String name, String description) {
            parameters.add(
                    new Parameter(Parameter.Place.PATH, name, String.class, description, true, Optional.empty()));
            return this;
        }

        public Draft inQuery(String name, Class<?> type, String description) {
            parameters.add(new Parameter(Parameter.Place.QUERY, name, type, description, false, Optional.empty()));
            return this;
        }

        /** @param usual what holds where it is not given */
        public Draft inQuery(String name, Class<?> type, String description, String usual) {
            parameters.add(new Parameter(Parameter.Place.QUERY, name, type, description, false, Optional.of(usual)));
            return this;
        }

        public Draft body(Class<?> json) {
            body = Optional.of(json);
            return this;
        }

        public Draft gives(int status, Class<?> json, String description) {
            outcomes.add(new Outcome(status, description, Optional.of(json), JSON));
            return this;
        }

        public Draft givesNothing(int status, String description) {
            outcomes.add(new Outcome(status, description, Optional.empty(), ""));
            return this;
        }

        public Draft gives(int status, String contentType, String description) {
            outcomes.add(new Outcome(status, description, Optional.empty(), contentType));
            return this;
        }

        /** A fault that this operation may end with; a {@link Problem}. */
        public Draft fault(int status, String description) {
            outcomes.add(new Outcome(status, description, Optional.of(Problem.Body.class), Problem.CONTENT_TYPE));
            return this;
        }

        public Operation by(Handler handler) {
            return new Operation(verb, path, id, summary, scope, parameters, body, outcomes, handler);
        }
    }
}
