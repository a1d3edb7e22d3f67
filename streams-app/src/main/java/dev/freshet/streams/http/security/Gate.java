package dev.freshet.streams.http.security;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.AccessToken;
import dev.freshet.streams.config.HttpConfig;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Decides who is admitted. Safe for use by many threads. */
public final class Gate {

    private static final String SCHEME = "bearer ";

    private final TokenBook tokens;
    private final Rates rates;
    private final Neighbourhood neighbourhood;

    private Gate(HttpConfig config, TimeMeter clock) {
        tokens = new TokenBook(config.accessTokens());
        rates = new Rates(config, clock);
        neighbourhood = new Neighbourhood(config.origins());
    }

    /** @throws OperatorError if others could reach a server that asks nobody for a token */
    public static Gate of(HttpConfig config) {
        return of(config, TimeMeter.SYSTEM_NANOTIME);
    }

    static Gate of(HttpConfig config, TimeMeter clock) {
        if (config.tokens().isEmpty() && !Neighbourhood.isLoopback(config.host())) {
            throw new OperatorError(
                    "http.host is " + config.host() + " and there are no http.tokens, so whoever reaches it"
                            + " could read and erase people; make a token with `freshet token NAME`, or listen on 127.0.0.1");
        }
        return new Gate(config, clock);
    }

    public Admission admit(Asking asking) {
        if (tokens.isEmpty()
                && !Neighbourhood.isLoopback(
                        Neighbourhood.withoutPort(asking.host().orElse("")))) {
            return new Admission.Foreign(
                    "without tokens only this machine is answered; address it as localhost, or configure http.tokens");
        }
        if (asking.changes() && !neighbourhood.admits(asking.origin(), asking.host())) {
            return new Admission.Foreign("this page's origin is not among http.cors-origins");
        }
        Optional<String> secret = asking.authorization().flatMap(Gate::bearer);
        Optional<AccessToken> token = secret.flatMap(tokens::find);
        if (asking.probe()) {
            return new Admission.Granted();
        }
        Optional<Duration> wait = token.isPresent() ? rates.take(token.get()) : rates.takeAnonymous();
        return wait.<Admission>map(Admission.TooMany::new)
                .orElseGet(() -> judge(asking, token, asking.authorization().isPresent()));
    }

    private Admission judge(Asking asking, Optional<AccessToken> token, boolean given) {
        if (tokens.isEmpty() || asking.needed().isEmpty()) {
            return new Admission.Granted();
        }
        if (token.isEmpty()) {
            return new Admission.Unknown(given);
        }
        return token.get().permissions().contains(asking.needed().get())
                ? new Admission.Granted()
                : new Admission.Forbidden(asking.needed().get());
    }

    private static Optional<String> bearer(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
