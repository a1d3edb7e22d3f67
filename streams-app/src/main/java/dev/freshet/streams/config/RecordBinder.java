package dev.freshet.streams.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns dotted keys into a record: a component {@code slateSize} of {@code engine} is {@code engine.slate-size}, one that
 * is not given keeps its default. Faults are gathered, not thrown one by one.
 */
final class RecordBinder {

    private final Map<String, Setting> settings;
    private final TreeSet<String> known = new TreeSet<>();
    private final TreeSet<String> used = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    private RecordBinder(Map<String, Setting> settings) {
        this.settings = new TreeMap<>(settings);
    }

    /**
     * @throws InvalidSettings with every key that is unknown, unreadable or not allowed
     */
    static <R extends Record> R bind(R defaults, Map<String, Setting> settings) {
        RecordBinder binder = new RecordBinder(settings);
        R bound = binder.bind("", defaults);
        binder.reportUnknown();
        if (!binder.faults.isEmpty()) {
            throw new InvalidSettings(binder.faults);
        }
        return bound;
    }

    /** Every key with its default, in the order of the records. */
    static Map<String, String> keys(Record defaults) {
        Map<String, String> keys = new LinkedHashMap<>();
        collect("", defaults, keys);
        return keys;
    }

    private <R extends Record> R bind(String path, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        int faultsBefore = faults.size();
        for (int i = 0; i < components.length; i++) {
            String key = path + kebab(components[i].getName());
            Object fallback = read(components[i], defaults);
            if (fallback instanceof Record section) {
                values[i] = bind(key + ".", section);
            } else if (fallback instanceof Map) {
                values[i] = passedThrough(key + ".");
            } else {
                values[i] = value(key, components[i].getGenericType(), fallback);
            }
        }
        // A section with an unreadable value is not built: its constructor would judge the default in its place.
        return faults.size() > faultsBefore ? defaults : construct(path, defaults, components, values);
    }

    private Map<String, String> passedThrough(String prefix) {
        known.add(prefix + "*");
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (key.startsWith(prefix)) {
                used.add(key);
                properties.put(key.substring(prefix.length()), setting.value());
            }
        });
        return properties;
    }

    private Object value(String key, Type type, Object fallback) {
        known.add(key);
        Setting setting = settings.get(key);
        if (setting == null) {
            return fallback;
        }
        used.add(key);
        try {
            if (type instanceof ParameterizedType optional && fallback instanceof Optional) {
                return setting.value().isBlank() || setting.value().equals("none")
                        ? Optional.empty()
                        : Optional.of(ValueText.read((Class<?>) optional.getActualTypeArguments()[0], setting.value()));
            }
            return ValueText.read((Class<?>) type, setting.value());
        } catch (IllegalArgumentException e) {
            faults.add(key + ": '" + setting.value() + "' (" + setting.origin() + ") " + e.getMessage());
            return fallback;
        }
    }

    private void reportUnknown() {
        settings.forEach((key, setting) -> {
            if (!used.contains(key)) {
                faults.add(key + ": '" + Secrets.shown(key, setting.value()) + "' (" + setting.origin()
                        + ") is no setting of Freshet; "
                        + Nearest.to(key, known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("topology-docs/settings.md lists them"));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> R construct(String path, R defaults, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) defaults.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSettings invalid) {
                invalid.faults().forEach(fault -> faults.add(path + fault));
                return defaults;
            }
            throw new IllegalStateException("cannot build " + defaults.getClass(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + defaults.getClass(), e);
        }
    }

    private static void collect(String path, Record defaults, Map<String, String> keys) {
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            String key = path + kebab(component.getName());
            Object value = read(component, defaults);
            if (value instanceof Record section) {
                collect(key + ".", section, keys);
            } else if (value instanceof Map) {
                keys.put(key + ".*", "");
            } else {
                keys.put(key, ValueText.write(value));
            }
        }
    }

    static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
