package dev.freshet.streams.http.subjects;

import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.core.model.GapBuckets;
import dev.freshet.core.model.RequestContext;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.QueryConfig;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Problem;
import dev.freshet.streams.progress.Deadline;
import dev.freshet.streams.query.OnDemandSlates;
import dev.freshet.streams.query.Place;
import dev.freshet.streams.query.Reading;
import dev.freshet.streams.query.SubjectQueries;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What is asked of one subject: by any instance, of any subject. */
public final class SubjectEndpoints {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MOST_ITEMS = 100;
    private static final int MOST_EVENTS = 32;
    private static final int USUAL_EVENTS = 12;

    private final SubjectQueries queries;
    private final OnDemandSlates slates;
    private final QueryConfig config;
    private final int maxIdBytes;
    private final int usualCount;
    private final Hop hop;

    public SubjectEndpoints(SubjectQueries queries, OnDemandSlates slates, FreshetConfig config) {
        this.queries = queries;
        this.slates = slates;
        this.config = config.query();
        this.maxIdBytes = config.input().maxIdBytes();
        this.usualCount = Math.min(MOST_ITEMS, config.engine().slateSize());
        this.hop = new Hop(queries.instance());
    }

    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Subject.Kind kind : Subject.Kind.values()) {
            all.add(recommendations(kind));
            all.add(subject(kind));
            all.add(influence(kind));
        }
        return all;
    }

    private Operation recommendations(Subject.Kind kind) {
        return draft(kind, "/recommendations", "Recommendations")
                .summary("Recommendations made now from what the subject has done so far")
                .inQuery(Asked.SURFACE, String.class, "the place in the shop that they are for, such as home")
                .inQuery(Asked.COUNT, Integer.class, "how many at most, 1 to " + MOST_ITEMS, "" + usualCount)
                .inQuery(Asked.CATEGORY, String.class, "only of this category and below, such as Home > Kitchen")
                .inQuery(Asked.EXCLUDE, String.class, "ids of items that are not wanted, separated by commas")
                .inQuery(Asked.EXPLAIN, Boolean.class, "whether to name the past event behind each item", "false")
                .gives(
                        200,
                        Views.Recommendations.class,
                        "a slate; by signals alone where nothing is known of the subject")
                .by(context -> answer(context, kind, "/recommendations", asked -> {
                    SlateRequest request = request(asked);
                    boolean explain = request.reasons();
                    return found -> new ViewMaker(slates.catalog())
                            .recommendations(
                                    asked.subject(kind, maxIdBytes),
                                    slates.make(found.row(), request),
                                    explain,
                                    found.by());
                }));
    }

    private Operation subject(Subject.Kind kind) {
        return draft(kind, "", "")
                .summary("What is held of a subject")
                .gives(200, Views.HeldSubject.class, "all of it, with hashes put back into words where the catalog can")
                .fault(404, "nothing is held of the subject")
                .by(context -> answer(context, kind, "", asked -> found -> {
                    if (!found.exists()) {
                        throw Problem.notFound("nothing is held of this subject");
                    }
                    return new ViewMaker(slates.catalog())
                            .held(asked.subject(kind, maxIdBytes), found.row(), found.by());
                }));
    }

    private Operation influence(Subject.Kind kind) {
        return draft(kind, "/influence", "Influence")
                .summary("How much of its score each recommended item owes to each of the last events")
                .inQuery(Asked.EVENTS, Integer.class, "how many events at most, 1 to " + MOST_EVENTS, "" + USUAL_EVENTS)
                .inQuery(Asked.COUNT, Integer.class, "how many items at most, 1 to " + MOST_ITEMS, "" + usualCount)
                .gives(200, Views.EventInfluence.class, "a row an event and a column an item; no rows without a model")
                .by(context -> answer(context, kind, "/influence", asked -> {
                    int events = asked.number(Asked.EVENTS, USUAL_EVENTS, 1, MOST_EVENTS);
                    SlateRequest request = request(asked).withoutReasons();
                    return found -> new ViewMaker(slates.catalog())
                            .influence(slates.influence(found.row(), request, events), found.by());
                }));
    }

    private static Operation.Draft draft(Subject.Kind kind, String below, String id) {
        boolean user = kind == Subject.Kind.USER;
        return Operation.get(base(kind) + "/{id}" + below, (user ? "user" : "anonymous") + id)
                .inPath("id", user ? "the person's id" : "the id of somebody not known yet")
                .inQuery(Asked.AFTER, String.class, "a position that POST /v1/events returned: wait until it is seen")
                .fault(503, "stores are being restored or move, or the position is not reached yet; try again");
    }

    private static String base(Subject.Kind kind) {
        return kind == Subject.Kind.USER ? "/v1/users" : "/v1/anonymous";
    }

    private SlateRequest request(Asked asked) {
        RequestContext moment = asked.text(Asked.SURFACE)
                .map(surface -> new RequestContext(Optional.of(surface), Optional.empty(), GapBuckets.UNKNOWN))
                .orElse(RequestContext.UNKNOWN);
        return new SlateRequest(
                moment,
                System.currentTimeMillis(),
                asked.number(Asked.COUNT, usualCount, 1, MOST_ITEMS),
                Consent.UNSPECIFIED,
                asked.filter(),
                asked.flag(Asked.EXPLAIN));
    }

    /**
     * Answers from the first place that can.
     *
     * @param below the path after the subject's id
     * @param checked reads the request and says what to make of a row; called before anything is looked up
     */
    private void answer(
            Context context,
            Subject.Kind kind,
            String below,
            Function<Asked, Function<Reading.Found, Object>> checked) {
        Asked asked = new Asked(context);
        Subject subject = asked.subject(kind, maxIdBytes);
        int partition = queries.partition(subject);
        OptionalLong after = asked.after(partition);
        Function<Reading.Found, Object> made = checked.apply(asked);
        boolean forwarded = context.header(Hop.FORWARDED) != null;
        String path = base(kind) + "/" + Hop.encode(subject.id()) + below;
        Deadline wait = Deadline.in(config.positionWait());
        Duration hopTimeout = after.isPresent() ? config.hopTimeout().plus(config.positionWait()) : config.hopTimeout();
        Deadline deadline = Deadline.in(hopTimeout.plus(config.hopTimeout()));
        String why = "no instance that holds the subject's partition answers";
        for (Place place : queries.places(partition, forwarded)) {
            if (place instanceof Place.There there) {
                Hop.Outcome outcome = hop.relay(context, there.instance(), path, deadline.atMost(hopTimeout));
                if (outcome == Hop.Outcome.RELAYED) {
                    return;
                }
                if (outcome == Hop.Outcome.SILENT) {
                    queries.suspect(there.instance());
                }
            } else {
                Reading reading = queries.read(subject, after, wait);
                if (reading instanceof Reading.Found found) {
                    context.json(made.apply(found));
                    return;
                }
                why = ((Reading.Later) reading).why();
            }
            if (after.isPresent() && wait.isPast()) {
                // Whoever is asked next would wait as long again.
                break;
            }
        }
        throw Problem.unavailable(why + "; try again", RETRY);
    }
}
