package dev.freshet.streams.http;

import dev.freshet.streams.config.Permission;
import dev.freshet.streams.http.security.Admission;
import dev.freshet.streams.http.security.Asking;
import dev.freshet.streams.http.security.Gate;
import dev.freshet.streams.trace.LoggedTrace;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stands before what answers an operation; nothing of the body is read until it lets the request by. */
final class Guard {

    private static final Pattern PROBES = Pattern.compile("/health/.*|/metrics");

    private final Gate gate;

    Guard(Gate gate) {
        this.gate = gate;
    }

    Handler before(Operation operation) {
        Optional<Permission> needed = needed(operation.scope());
        boolean probe = PROBES.matcher(operation.path()).matches();
        boolean changes = operation.scope() == Scope.WRITE || operation.scope() == Scope.ADMIN;
        return context -> {
            let(
                    gate.admit(new Asking(
                            needed,
                            changes,
                            probe,
                            Optional.ofNullable(context.header("Host")),
                            Optional.ofNullable(context.header("Origin")),
                            Optional.ofNullable(context.header("Authorization")))),
                    context);
            LoggedTrace.begin(RequestTrace.of(context));
            try {
                operation.handler().handle(context);
            } finally {
                LoggedTrace.end();
            }
        };
    }

    private static void let(Admission admission, Context context) {
        if (admission instanceof Admission.Unknown unknown) {
            context.header(
                    "WWW-Authenticate",
                    unknown.given() ? "Bearer realm=\"freshet\", error=\"invalid_token\"" : "Bearer realm=\"freshet\"");
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    unknown.given()
                            ? "this instance knows no such token"
                            : "send a token: Authorization: Bearer TOKEN");
        }
        if (admission instanceof Admission.Forbidden forbidden) {
            String scope = forbidden.missing().name().toLowerCase(Locale.ROOT);
            context.header(
                    "WWW-Authenticate",
                    "Bearer realm=\"freshet\", error=\"insufficient_scope\", scope=\"" + scope + "\"");
            throw Problem.of(HttpStatus.FORBIDDEN, "the token has no scope " + scope);
        }
        if (admission instanceof Admission.Foreign foreign) {
            throw Problem.of(HttpStatus.FORBIDDEN, foreign.why());
        }
        if (admission instanceof Admission.TooMany tooMany) {
            throw Problem.later(
                    HttpStatus.TOO_MANY_REQUESTS, "more requests than this instance allows", tooMany.retryAfter());
        }
    }

    private static Optional<Permission> needed(Scope scope) {
        return switch (scope) {
            case PUBLIC -> Optional.empty();
            case READ -> Optional.of(Permission.READ);
            case WRITE -> Optional.of(Permission.WRITE);
            case ADMIN -> Optional.of(Permission.ADMIN);
        };
    }
}
