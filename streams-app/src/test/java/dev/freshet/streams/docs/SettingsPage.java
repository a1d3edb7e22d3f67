package dev.freshet.streams.docs;

import static dev.freshet.streams.docs.Table.code;

import dev.freshet.streams.config.Explained;
import dev.freshet.streams.config.SettingsCatalogue;
import dev.freshet.streams.config.SettingsCatalogue.Entry;
import dev.freshet.streams.config.SettingsCatalogue.Section;

/** The catalogue of settings. */
final class SettingsPage {

    private SettingsPage() {}

    static String page() {
        StringBuilder out = new StringBuilder("""
                # Settings

                Made from the code; a test holds this page against it. Settings come from their defaults, a YAML file (`--config`), the environment and `--set key=value`,
                each over the one before. In the environment `engine.slate-size` is `FRESHET_ENGINE__SLATE_SIZE`: upper case, `__` between levels, `_` for a dash; below `kafka` and
                `streams` a single `_` is the dot of the property (`FRESHET_KAFKA__SECURITY_PROTOCOL`).

                Durations are written `500ms`, `20s`, `5m`, `12h`, `3d`, or as ISO 8601. `none` is a setting that is not set. A setting that is unknown or cannot be used ends the start
                with one line that names it, its value and what is allowed. A change takes effect at the next start.
                """);
        for (Section section : SettingsCatalogue.sections()) {
            out.append("\n## ")
                    .append(section.key().isEmpty() ? "At the top" : section.key())
                    .append('\n');
            out.append(section.about()).append("\n\n");
            Table table = new Table("setting", "default", "unit", "what", "why", "cost");
            for (Entry entry : section.entries()) {
                Explained about = entry.about();
                table.row(
                        code(entry.key()),
                        entry.defaultValue().isEmpty() ? "" : code(entry.defaultValue()),
                        entry.unit(),
                        about.value(),
                        about.why(),
                        about.cost());
            }
            out.append(table);
        }
        return out.toString();
    }
}
