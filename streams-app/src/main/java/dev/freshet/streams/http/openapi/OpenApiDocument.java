package dev.freshet.streams.http.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Outcome;
import dev.freshet.streams.http.Parameter;
import dev.freshet.streams.http.Problem;
import dev.freshet.streams.http.Scope;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;

/** An OpenAPI 3.0 document of a list of operations. */
final class OpenApiDocument {

    private static final String TOKEN = "token";

    private final Schemas schemas = new Schemas();
    private final OpenAPI document = new OpenAPI();

    private OpenApiDocument(List<Operation> operations) {
        document.info(new Info()
                        .title("Freshet")
                        .version("1")
                        .description("Fresh recommendations, and what is known of a subject, from any instance.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(
                                                "Made by `freshet token`; not asked for where none is configured.")));
        CommonFault.all().forEach(fault -> document.getComponents().addResponses(fault.name(), response(fault)));
        operations.forEach(this::add);
        schemas.all().forEach(document.getComponents()::addSchemas);
    }

    /** As JSON. */
    static String of(List<Operation> operations) {
        try {
            return Json.mapper().writeValueAsString(new OpenApiDocument(operations).document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the operations have no OpenAPI document", e);
        }
    }

    private void add(Operation operation) {
        String path = operation.path().replace('<', '{').replace('>', '}');
        PathItem item = document.getPaths() == null ? null : document.getPaths().get(path);
        if (item == null) {
            item = new PathItem();
            document.path(path, item);
        }
        item.operation(PathItem.HttpMethod.valueOf(operation.verb().name()), describe(operation));
    }

    private io.swagger.v3.oas.models.Operation describe(Operation operation) {
        io.swagger.v3.oas.models.Operation described = new io.swagger.v3.oas.models.Operation()
                .operationId(operation.id())
                .summary(operation.summary())
                .addTagsItem(tag(operation.path()));
        operation.parameters().forEach(each -> described.addParametersItem(parameter(each)));
        operation
                .body()
                .ifPresent(body -> described.requestBody(
                        new RequestBody().required(true).content(content("application/json", schemas.of(body)))));
        described.responses(responses(operation));
        if (operation.scope() == Scope.PUBLIC) {
            described.security(List.of());
        } else {
            described.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            described.description(
                    "Needs a token with scope `" + operation.scope().name().toLowerCase(Locale.ROOT) + "`.");
        }
        return described;
    }

    private io.swagger.v3.oas.models.parameters.Parameter parameter(Parameter parameter) {
        Schema<?> schema = schemas.of(parameter.type());
        parameter.usual().ifPresent(schema::setDefault);
        return new io.swagger.v3.oas.models.parameters.Parameter()
                .name(parameter.name())
                .in(parameter.place().name().toLowerCase(Locale.ROOT))
                .description(parameter.description())
                .required(parameter.required())
                .schema(schema);
    }

    private ApiResponses responses(Operation operation) {
        ApiResponses responses = new ApiResponses();
        for (Outcome outcome : operation.outcomes()) {
            responses.addApiResponse(Integer.toString(outcome.status()), response(outcome));
        }
        for (CommonFault fault : CommonFault.of(operation)) {
            String status = Integer.toString(fault.status());
            if (!responses.containsKey(status)) {
                responses.addApiResponse(status, new ApiResponse().$ref(fault.name()));
            }
        }
        return responses;
    }

    private ApiResponse response(Outcome outcome) {
        ApiResponse response = new ApiResponse().description(outcome.description());
        if (!outcome.contentType().isEmpty()) {
            Schema<?> schema = outcome.body()
                    .<Schema<?>>map(schemas::of)
                    .orElseGet(() -> outcome.contentType().startsWith("text/") ? new StringSchema() : new Schema<>());
            response.content(content(outcome.contentType(), schema));
        }
        return response;
    }

    private ApiResponse response(CommonFault fault) {
        return new ApiResponse()
                .description(fault.description())
                .content(content(Problem.CONTENT_TYPE, schemas.of(Problem.Body.class)));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    /** What stands first in a path, after the version. */
    private static String tag(String path) {
        String[] parts = path.split("/", -1);
        int first = parts.length > 2 && parts[1].equals("v1") ? 2 : 1;
        return parts[first].isEmpty() ? "console" : parts[first];
    }
}
