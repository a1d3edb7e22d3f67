package dev.freshet.streams.config;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every setting with what an operator is told about it, in the order of the records. */
public final class SettingsCatalogue {

    /**
     * The settings of one record.
     *
     * @param key of the section; empty at the top
     * @param about what it is for
     * @param entries its own settings, without those of sections below it
     */
    public record Section(String key, String about, List<Entry> entries) {}

    /**
     * One setting.
     *
     * @param key its full key; ends with {@code .*} where names are the operator's
     * @param defaultValue as it would be written; {@code none} where it has none
     * @param unit of a number, {@code duration}, or empty
     * @param about what it is, why, and what it costs
     */
    public record Entry(String key, String defaultValue, String unit, Explained about) {}

    private final List<Section> sections = new ArrayList<>();

    private SettingsCatalogue() {}

    public static List<Section> sections() {
        SettingsCatalogue catalogue = new SettingsCatalogue();
        catalogue.collect("", "What names a deployment.", FreshetConfig.DEFAULT);
        return List.copyOf(catalogue.sections);
    }

    private void collect(String section, String purpose, Record defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Entry> entries = new ArrayList<>();
        for (RecordComponent component : components) {
            if (!(RecordBinder.read(component, defaults) instanceof Record)) {
                entries.add(entry(section, component, defaults));
            }
        }
        sections.add(new Section(section, purpose, entries));
        for (RecordComponent component : components) {
            if (RecordBinder.read(component, defaults) instanceof Record nested) {
                String key = key(section, component);
                collect(key, about(key, component).value(), nested);
            }
        }
    }

    private static Entry entry(String section, RecordComponent component, Record defaults) {
        String key = key(section, component);
        Explained about = about(key, component);
        Object value = RecordBinder.read(component, defaults);
        if (value instanceof Map) {
            return new Entry(key + ".*", "none", "", about);
        }
        boolean time = component.getGenericType().getTypeName().contains(Duration.class.getName());
        return new Entry(key, ValueText.write(value), time ? "duration" : about.unit(), about);
    }

    private static String key(String section, RecordComponent component) {
        return (section.isEmpty() ? "" : section + ".") + RecordBinder.kebab(component.getName());
    }

    private static Explained about(String key, RecordComponent component) {
        Explained about = component.getAnnotation(Explained.class);
        if (about == null) {
            throw new IllegalStateException("setting " + key + " is not @Explained");
        }
        return about;
    }
}
