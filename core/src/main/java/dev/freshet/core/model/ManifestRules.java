package dev.freshet.core.model;

import com.google.common.collect.Ordering;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.text.Tokenizer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a manifest by itself, before any other file is looked at. */
final class ManifestRules {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_DIMENSIONS = 1024;
    private static final int MAX_IDS_LENGTH = 512;

    private final List<Fault> faults = new ArrayList<>();
    private final BundleManifest manifest;

    private ManifestRules(BundleManifest manifest) {
        this.manifest = manifest;
    }

    static List<Fault> faults(BundleManifest manifest) {
        ManifestRules rules = new ManifestRules(manifest);
        rules.check();
        return rules.faults;
    }

    /** Every file that the manifest names, with the field that names it. */
    static Map<String, String> files(BundleManifest manifest) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "graphs.encoder", manifest.graphs().encoder());
        put(files, "graphs.head", manifest.graphs().head());
        put(files, "graphs.content", manifest.graphs().content());
        put(files, "graphs.step", manifest.graphs().step());
        put(files, "items.ids", manifest.items().ids());
        put(files, "items.vectors", manifest.items().vectors());
        put(files, "items.scales", manifest.items().scales());
        put(files, "items.biases", manifest.items().biases());
        BundleManifest.CoVisitationFiles coVisitation = manifest.coVisitation();
        if (coVisitation != null) {
            put(files, "coVisitation.items", coVisitation.items());
            put(files, "coVisitation.weights", coVisitation.weights());
        }
        BundleManifest.Content content = manifest.content();
        if (content != null) {
            put(files, "content.words", content.words());
            put(files, "content.categories", content.categories());
            put(files, "content.brands", content.brands());
        }
        return files;
    }

    private static void put(Map<String, String> files, String field, @Nullable String file) {
        if (file != null) {
            files.put(field, file);
        }
    }

    private void check() {
        require(
                manifest.format() == BundleManifest.FORMAT || manifest.format() == BundleManifest.FORMAT_WITH_SCALES,
                "format",
                "is " + manifest.format() + "; this version reads 1 and 2");
        // A manifest comes from outside: what Jackson found missing is null whatever the types say.
        present("version", manifest.version());
        present("inputs", manifest.inputs());
        present("items", manifest.items());
        present("graphs", manifest.graphs());
        if (manifest.version() == null
                || manifest.inputs() == null
                || manifest.items() == null
                || manifest.graphs() == null) {
            return;
        }
        require(
                VERSION.matcher(manifest.version()).matches(),
                "version",
                "is '" + manifest.version() + "'; 1 to 64 letters, digits, dots, dashes or underscores are allowed");
        range("dimensions", manifest.dimensions(), 1, MAX_DIMENSIONS);
        require(
                manifest.items().count() > 0,
                "items.count",
                "is " + manifest.items().count() + "; at least 1 is needed");
        finite("items.coldBias", manifest.items().coldBias());
        present("items.ids", manifest.items().ids());
        present("items.vectors", manifest.items().vectors());
        require(
                manifest.items().scales() == null || manifest.format() != BundleManifest.FORMAT,
                "items.scales",
                "needs format 2, so that a reader that knows no scales refuses the bundle");
        present("graphs.encoder", manifest.graphs().encoder());
        BundleManifest.CoVisitationFiles coVisitation = manifest.coVisitation();
        if (coVisitation != null) {
            present("coVisitation.items", coVisitation.items());
            present("coVisitation.weights", coVisitation.weights());
        }
        BundleManifest.Ranking ranking = manifest.ranking();
        if (ranking != null) {
            weight("ranking.repeat", ranking.repeat());
            weight("ranking.popularity", ranking.popularity());
            finite("ranking.met", ranking.met());
            finite("ranking.recent", ranking.recent());
            weight("ranking.coVisitation", ranking.coVisitation());
        }
        switch (manifest.inputs()) {
            case BundleManifest.EVENTS -> checkEvents();
            case BundleManifest.IDS -> checkIds();
            default -> fault("inputs", "is '" + manifest.inputs() + "'; allowed are events and ids");
        }
        files(manifest).forEach(this::checkName);
    }

    private void checkEvents() {
        range("layers", manifest.layers(), 1, 64);
        range("window", manifest.window(), 1, SubjectRow.RING);
        int sees = manifest.layers() * (manifest.window() - 1) + 1;
        range("ring", manifest.ring(), 1, Math.max(1, Math.min(SubjectRow.RING, sees)));
        require(
                GapBuckets.NAME.equals(manifest.gapBuckets()),
                "gapBuckets",
                "is '" + manifest.gapBuckets() + "'; this version knows " + GapBuckets.NAME);
        require(
                Tokenizer.NAME.equals(manifest.tokenizer()),
                "tokenizer",
                "is '" + manifest.tokenizer() + "'; this version knows " + Tokenizer.NAME);
        if (manifest.graphs().step() != null) {
            require(manifest.window() > 1, "window", "is 1; a bundle with graphs.step needs at least 2");
            require(
                    manifest.heads() > 0 && manifest.dimensions() % manifest.heads() == 0,
                    "heads",
                    "is " + manifest.heads() + "; a bundle with graphs.step needs a divisor of its "
                            + manifest.dimensions() + " dimensions");
            require(
                    manifest.ring() == sees,
                    "ring",
                    "is " + manifest.ring() + "; a bundle with graphs.step needs layers * (window - 1) + 1 = " + sees
                            + ", or the step would see other slots than the encoder");
        }
        present("graphs.head", manifest.graphs().head());
        present("graphs.content", manifest.graphs().content());
        present("items.biases", manifest.items().biases());
        BundleManifest.Content content = manifest.content();
        if (content == null) {
            fault("content", "is missing");
            return;
        }
        present("content.words", content.words());
        present("content.categories", content.categories());
        present("content.brands", content.brands());
        range("content.maxWords", content.maxWords(), 1, 256);
        range("content.maxCategories", content.maxCategories(), 1, 64);
        require(
                content.priceEdges().stream().allMatch(edge -> edge != null && Double.isFinite(edge))
                        && Ordering.natural().isStrictlyOrdered(content.priceEdges()),
                "content.priceEdges",
                "must be finite and strictly ascending");
    }

    private void checkIds() {
        BundleManifest.Ids ids = manifest.ids();
        if (ids == null) {
            fault("ids", "is missing; a bundle with inputs: ids needs it");
            return;
        }
        require(manifest.graphs().step() == null, "graphs.step", "needs inputs: events");
        range("ids.length", ids.length(), 1, MAX_IDS_LENGTH);
        require(
                Objects.equals(ids.padding(), "left") || Objects.equals(ids.padding(), "right"),
                "ids.padding",
                "is '" + ids.padding() + "'; allowed are left and right");
        for (String name : ids.eventTypes()) {
            require(
                    Arrays.stream(EventType.values())
                            .anyMatch(
                                    type -> type.name().equals(name) && type.entersRing() && type != EventType.SEARCH),
                    "ids.eventTypes",
                    "names '" + name + "', which is no event type with items that enters the ring");
        }
        require(
                !ids.eventTypes().isEmpty(),
                "ids.eventTypes",
                "is empty; name the event types that the model was trained on");
    }

    private void checkName(String field, String file) {
        boolean inside;
        try {
            Path path = Path.of(file);
            inside = !path.isAbsolute() && path.getNameCount() == 1 && !file.startsWith("..");
        } catch (InvalidPathException e) {
            inside = false;
        }
        require(inside, field, "names '" + file + "'; a file name within the bundle's own directory is needed");
        require(manifest.checksums().containsKey(file), "checksums", "has no entry for " + file);
    }

    private void weight(String field, double value) {
        require(
                Double.isFinite(value) && value >= 0,
                field,
                "is " + value + "; a finite number of 0 or more is needed");
    }

    private void finite(String field, double value) {
        require(Double.isFinite(value), field, "is " + value + "; a finite number is needed");
    }

    private void range(String field, int value, int least, int most) {
        require(value >= least && value <= most, field, "is " + value + "; allowed are " + least + " to " + most);
    }

    private boolean present(String field, @Nullable Object value) {
        return require(value != null, field, "is missing");
    }

    private boolean require(boolean holds, String field, String what) {
        if (!holds) {
            fault(field, what);
        }
        return holds;
    }

    private void fault(String field, String what) {
        faults.add(new Fault(BundleManifest.FILE + " " + field, what));
    }
}
