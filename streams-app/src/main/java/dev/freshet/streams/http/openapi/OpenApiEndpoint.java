package dev.freshet.streams.http.openapi;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code /openapi.json}: what there is to ask. */
public final class OpenApiEndpoint {

    private static final String JSON = "application/json";

    private OpenApiEndpoint() {}

    /**
     * The operations and the one that describes them, itself included.
     *
     * @throws IllegalStateException if two have the same id: clients' code and metrics go by it
     */
    public static List<Operation> added(List<Operation> operations) {
        List<Operation> all = new ArrayList<>(operations);
        // Made when first asked for: it takes a moment, and a start is not to wait for it.
        Supplier<String> document = Suppliers.memoize(() -> OpenApiDocument.of(List.copyOf(all)));
        all.add(Operation.get("/openapi.json", "openapi")
                .summary("This description")
                .scope(Scope.PUBLIC)
                .gives(200, JSON, "an OpenAPI 3.0 document")
                .by(context -> context.contentType(JSON).result(document.get())));
        requireUniqueIds(all);
        return List.copyOf(all);
    }

    private static void requireUniqueIds(List<Operation> operations) {
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations) {
            if (!ids.add(operation.id())) {
                throw new IllegalStateException("more than one operation has the id " + operation.id());
            }
        }
    }
}
