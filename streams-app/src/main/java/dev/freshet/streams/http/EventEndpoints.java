package dev.freshet.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.http.PartlyAccepted.Unacknowledged;
import dev.freshet.streams.ingest.Delivery;
import dev.freshet.streams.ingest.Intake;
import dev.freshet.streams.trace.TraceContext;
import dev.freshet.streams.validation.EventFields;
import dev.freshet.streams.validation.EventRules;
import dev.freshet.streams.validation.FieldNames;
import dev.freshet.streams.validation.Verdict;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Events that come over HTTP instead of from a Kafka client, and requests to forget somebody. Judged by the stream's own rules,
 * so that what is accepted here does not become a dead letter there.
 */
public final class EventEndpoints {

    static final String RETRY_AFTER_SECONDS = "2";

    private final Intake intake;
    private final EventRules rules;
    private final InstantSource clock;

    public EventEndpoints(Intake intake, InputConfig limits, InstantSource clock) {
        this.intake = intake;
        this.rules = new EventRules(limits, FieldNames.JSON);
        this.clock = clock;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.post("/v1/events", "postEvents")
                        .summary("Tell what people did; answered when every in-sync replica has all of it")
                        .body(PostedEvents.class)
                        .gives(202, AcceptedEvents.class, "all of it will be processed")
                        .fault(415, "the body is not application/json")
                        .gives(502, PartlyAccepted.class, "the brokers refused some of it for good")
                        .gives(503, PartlyAccepted.class, "some of it is not acknowledged: post that again later")
                        .by(this::post),
                erase("/v1/users/{id}", "eraseUser", Subject.Kind.USER),
                erase("/v1/anonymous/{id}", "eraseAnonymous", Subject.Kind.ANONYMOUS));
    }

    private Operation erase(String path, String id, Subject.Kind kind) {
        return Operation.delete(path, id)
                .summary("Forget a subject: all that is held of it goes, in the order of its events")
                .inPath("id", "the subject's id")
                .gives(202, AcceptedEvent.class, "the wish is on the topic and will be granted")
                .gives(502, PartlyAccepted.class, "the brokers refused it")
                .gives(503, PartlyAccepted.class, "it is not acknowledged: ask again later")
                .by(context -> erase(context, kind));
    }

    private void post(Context context) {
        JsonNode body = JsonBody.tree(context);
        Class<? extends PostedEvents> form = body.has("events") ? NewEvents.class : NewEvent.class;
        PostedEvents posted = JsonBody.read(body, form);
        long nowMs = clock.millis();
        List<UserEvent> events = new ArrayList<>();
        Intake.Parcel parcel = intake.parcel(trace(context));
        for (NewEvent each : posted.all()) {
            events.add(packed(each.fields(nowMs), nowMs, posted.name(events.size()), parcel));
        }
        List<Delivery> deliveries = parcel.send();
        AcceptedEvents accepted = new AcceptedEvents(accepted(events, deliveries));
        if (accepted.accepted().size() == events.size()) {
            context.status(HttpStatus.ACCEPTED).json(accepted);
        } else {
            tellPart(context, accepted.accepted(), events, deliveries);
        }
    }

    private void erase(Context context, Subject.Kind kind) {
        long nowMs = clock.millis();
        EventFields wish = EventFields.erase(
                kind, context.pathParam("id"), UUID.randomUUID().toString(), nowMs);
        Intake.Parcel parcel = intake.parcel(trace(context));
        List<UserEvent> events = List.of(packed(wish, nowMs, "", parcel));
        List<Delivery> deliveries = parcel.send();
        List<AcceptedEvent> accepted = accepted(events, deliveries);
        if (accepted.isEmpty()) {
            tellPart(context, accepted, events, deliveries);
        } else {
            context.status(HttpStatus.ACCEPTED).json(accepted.get(0));
        }
    }

    /** The request's own, one span further: this is one. */
    private static Optional<TraceContext> trace(Context context) {
        return RequestTrace.of(context)
                .map(request -> request.next(ThreadLocalRandom.current().nextLong()));
    }

    private UserEvent packed(EventFields fields, long nowMs, String name, Intake.Parcel parcel) {
        Verdict verdict = rules.judge(fields, nowMs);
        if (verdict instanceof Verdict.Rejected rejected) {
            throw Problem.badRequest(name + rejected.detail());
        }
        UserEvent event = ((Verdict.Accepted) verdict).event();
        OptionalInt tooLarge = parcel.add(event);
        if (tooLarge.isPresent()) {
            throw Problem.badRequest(name + "the event takes " + tooLarge.getAsInt() + " bytes; at most "
                    + intake.maxRecordBytes() + " are allowed, so leave out some attributes");
        }
        return event;
    }

    private static List<AcceptedEvent> accepted(List<UserEvent> events, List<Delivery> deliveries) {
        List<AcceptedEvent> accepted = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (deliveries.get(i) instanceof Delivery.Acknowledged there) {
                accepted.add(new AcceptedEvent(events.get(i).eventId(), there.position()));
            }
        }
        return accepted;
    }

    private static void tellPart(
            Context context, List<AcceptedEvent> accepted, List<UserEvent> events, List<Delivery> deliveries) {
        List<Unacknowledged> rest = new ArrayList<>();
        Delivery.Fault worst = Delivery.Fault.UNREACHABLE;
        for (int i = 0; i < events.size(); i++) {
            if (deliveries.get(i) instanceof Delivery.Unacknowledged lost) {
                rest.add(new Unacknowledged(i, events.get(i).eventId(), lost.detail()));
                worst = lost.fault().compareTo(worst) > 0 ? lost.fault() : worst;
            }
        }
        if (worst == Delivery.Fault.UNREACHABLE) {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        context.status(PartlyAccepted.status(worst))
                .json(PartlyAccepted.of(worst, accepted, rest))
                .contentType(Problem.CONTENT_TYPE);
    }
}
