package dev.freshet.streams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.http.listener.SecurityHeaders;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells as a {@link Problem} what is wrong with a request before it is one: its first line, its headers, its path. */
final class EarlyFaults extends ErrorHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        SecurityHeaders.add(response.getHeaders());
        response.write(true, body(status), callback);
        return true;
    }

    private static ByteBuffer body(int status) {
        try {
            // No detail: what the parser says may repeat what was sent, or name a class.
            return ByteBuffer.wrap(JSON.writeValueAsBytes(
                    new Problem.Body("about:blank", HttpStatus.getMessage(status), status, null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has no JSON form", e);
        }
    }
}
