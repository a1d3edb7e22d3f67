package dev.freshet.streams.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;

/** The console's page and what it is made of. It holds no data, so no token is asked for; the page asks for one. */
public final class ConsoleEndpoints {

    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ConsoleAssets assets = ConsoleAssets.load();

    public List<Operation> operations() {
        return List.of(
                Operation.get("/", "console")
                        .summary("The console: a page that shows what happens, and why")
                        .scope(Scope.PUBLIC)
                        .gives(200, "text/html", "the page")
                        .by(context -> send(context, ConsoleAssets.PAGE)),
                Operation.get("/console/{file}", "consoleFile")
                        .summary("A file of the console")
                        .scope(Scope.PUBLIC)
                        .inPath("file", "its name")
                        .gives(200, "*/*", "the file")
                        .givesNothing(304, "the file is as the header If-None-Match names it")
                        .fault(404, "there is no such file")
                        .by(context -> send(context, context.pathParam("file"))));
    }

    private void send(Context context, String name) throws IOException {
        ConsoleAssets.Asset asset =
                assets.find(name).orElseThrow(() -> Problem.notFound("the console has no such file"));
        // Kept by the browser, but asked for each time: an upgrade must not mix two versions of the modules.
        context.header("ETag", asset.etag())
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY);
        if (asset.etag().equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.contentType(asset.contentType()).result(asset.content().read());
    }
}
