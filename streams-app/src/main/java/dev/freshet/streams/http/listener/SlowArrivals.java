package dev.freshet.streams.http.listener;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request does not get on. The idle time-out cannot: a byte now and then keeps a connection busy, and some
 * thousand such connections keep everybody else out. Jetty offers no such limit, so this looks at its parser, the one thing here
 * that is internal to Jetty.
 */
final class SlowArrivals extends AbstractLifeCycle {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Server server;
    private final long timeoutNanos;
    private volatile Scheduler.@Nullable Task next;

    SlowArrivals(Server server, Duration timeout) {
        this.server = server;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    protected void doStart() {
        next = server.getScheduler().schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        Scheduler.Task task = next;
        if (task != null) {
            task.cancel();
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (Connector connector : server.getConnectors()) {
            for (EndPoint end : connector.getConnectedEndPoints()) {
                if (isLate(end, now)) {
                    end.close();
                }
            }
        }
        if (isRunning()) {
            doStart();
        }
    }

    private boolean isLate(EndPoint end, long now) {
        Connection connection = end.getConnection();
        if (connection instanceof SslConnection ssl) {
            connection = ssl.getSslEndPoint().getConnection();
        }
        if (!(connection instanceof HttpConnection http)) {
            return false;
        }
        HttpParser parser = http.getParser();
        boolean arriving = !parser.isStart() && !parser.isIdle() && !hasArrived(parser) && !parser.isTerminated();
        long begun = parser.getBeginNanoTime();
        return arriving && begun != 0 && now - begun > timeoutNanos;
    }

    /** Nobody reads the body of a request that has none or an empty one, so the parser stays before its end while it is answered. */
    private static boolean hasArrived(HttpParser parser) {
        boolean toTheEnd = parser.getContentLength() >= 0 && parser.getContentRead() >= parser.getContentLength();
        return parser.isComplete()
                || parser.isState(HttpParser.State.CONTENT_END)
                || (parser.inContentState() && toTheEnd);
    }
}
