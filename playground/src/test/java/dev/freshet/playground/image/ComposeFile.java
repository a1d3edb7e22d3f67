package dev.freshet.playground.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The compose file, read strictly: the part of the compose specification that it uses, in the specification's long or short form
 * as it is used; any other attribute is a fault.
 */
record ComposeFile(String name, Map<String, Service> services, Map<String, Object> volumes) {

    static final Path FOLDER = Dockerfile.REPOSITORY.resolve("docker");
    /** Known to everybody: the file's ports are open to one machine alone. */
    static final String DEMO_TOKEN = "freshet-demo";

    record Service(
            String image,
            @JsonProperty("pull_policy") String pullPolicy,
            Build build,
            String hostname,
            List<String> command,
            Map<String, String> environment,
            List<String> ports,
            List<String> volumes,
            HealthCheck healthcheck,
            @JsonProperty("depends_on") Object dependsOn,
            @JsonProperty("read_only") boolean readOnly,
            List<String> tmpfs,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("security_opt") List<String> securityOpt,
            @JsonProperty("mem_limit") String memLimit,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            String restart) {

        Service {
            command = command == null ? List.of() : command;
            environment = environment == null ? Map.of() : environment;
            ports = ports == null ? List.of() : ports;
            volumes = volumes == null ? List.of() : volumes;
        }

        /** Services waited for, each with the condition; {@code service_started} where none is said. */
        Map<String, Dependency> dependencies() {
            if (dependsOn instanceof List<?> names) {
                return names.stream()
                        .collect(Collectors.toMap(String::valueOf, each -> new Dependency("service_started")));
            }
            return dependsOn == null
                    ? Map.of()
                    : STRICT.convertValue(
                            dependsOn,
                            STRICT.getTypeFactory().constructMapType(Map.class, String.class, Dependency.class));
        }
    }

    record Build(String context, String dockerfile, String target) {}

    record Dependency(String condition) {}

    record HealthCheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") String startPeriod) {}

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    static ComposeFile read() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object tree = new Yaml(new SafeConstructor(options)).load(Files.readString(FOLDER.resolve("compose.yaml")));
            return STRICT.convertValue(tree, ComposeFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Service service(String wanted) {
        return services.get(wanted);
    }
}
