package dev.freshet.streams.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads settings. Precedence, from weak to strong: the defaults, the YAML file, the environment, {@code --set key=value}
 * in the order given.
 *
 * <p>In the environment a key is written with the prefix {@code FRESHET_}, in upper case, with {@code __} between levels
 * and {@code _} for a dash: {@code FRESHET_INPUT__FUTURE_TOLERANCE=1m} is {@code input.future-tolerance}. Below {@code
 * kafka} and {@code streams} a single {@code _} stands for the dot of the property: {@code
 * FRESHET_KAFKA__SECURITY_PROTOCOL=SSL} is {@code kafka.security.protocol}. Variables without {@code __} that are near no
 * setting are not ours: Kubernetes sets {@code FRESHET_PORT} beside a service named freshet.
 */
public final class ConfigReader {

    private static final String PREFIX = "FRESHET_";

    private ConfigReader() {}

    /**
     * The settings of all layers as one valid configuration.
     *
     * @param file the YAML file, if there is one
     * @param environment variables; those without the prefix are ignored
     * @param overrides {@code key=value} each
     * @throws InvalidSettings naming every fault
     */
    public static FreshetConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Map<String, Setting> settings = new TreeMap<>();
        file.ifPresent(path -> settings.putAll(fromFile(path)));
        settings.putAll(fromEnvironment(environment));
        settings.putAll(fromOverrides(overrides));
        return RecordBinder.bind(FreshetConfig.DEFAULT, settings);
    }

    /** Every key with its default, for documentation and tests. */
    public static Map<String, String> keys() {
        return RecordBinder.keys(FreshetConfig.DEFAULT);
    }

    private static Map<String, Setting> fromFile(Path file) {
        Map<String, Setting> settings = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                flatten("", root, file.toString(), settings, faults);
            } else if (!root.isMissingNode() && !root.isNull()) {
                faults.add("config file " + file + ": holds no map of settings");
            }
        } catch (JsonProcessingException e) {
            faults.add("config file " + file + ": is no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + " at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            faults.add("config file " + file + ": cannot be read; give a YAML file that exists");
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return settings;
    }

    private static void flatten(
            String path, JsonNode node, String origin, Map<String, Setting> settings, List<String> faults) {
        node.properties().forEach(entry -> {
            String key = path + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(key + ".", value, origin, settings, faults);
            } else if (value.isArray()) {
                faults.add(key + ": is a list (" + origin + "); give one value, with commas where there are several");
            } else if (!value.isNull()) {
                settings.put(key, new Setting(value.asText(), origin));
            }
        });
    }

    private static Map<String, Setting> fromEnvironment(Map<String, String> environment) {
        Map<String, Setting> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                String path = variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace("__", ".");
                boolean passedThrough = path.startsWith("kafka.") || path.startsWith("streams.");
                String key = path.replace('_', passedThrough ? '.' : '-');
                if (variable.contains("__") || Nearest.to(key, keys().keySet()).isPresent()) {
                    settings.put(key, new Setting(value, variable));
                }
            }
        });
        return settings;
    }

    private static Map<String, Setting> fromOverrides(List<String> overrides) {
        Map<String, Setting> settings = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                faults.add("--set " + override + ": give key=value, such as http.port=8081");
            } else {
                settings.put(
                        override.substring(0, equals).strip(),
                        new Setting(override.substring(equals + 1).strip(), "--set"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return settings;
    }
}
