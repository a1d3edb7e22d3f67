package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Slot;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a bundle once, from the manifest to a trial run, gathering faults on the way. */
final class BundleReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int TRIAL_SLOTS = 3;

    private final Path directory;
    private final Execution execution;
    private final List<Fault> faults = new ArrayList<>();
    private final List<OnnxGraph> opened = new ArrayList<>();

    private BundleReader(Path directory, Execution execution) {
        this.directory = directory;
        this.execution = execution;
    }

    static Bundle open(Path directory, Execution execution) {
        BundleReader reader = new BundleReader(directory, execution);
        Optional<Bundle> bundle = Optional.empty();
        try {
            bundle = reader.read();
        } finally {
            if (bundle.isEmpty() || !reader.faults.isEmpty()) {
                reader.closeGraphs();
            }
        }
        if (bundle.isEmpty() || !reader.faults.isEmpty()) {
            throw new BundleException(directory, reader.faults);
        }
        return bundle.get();
    }

    private Optional<Bundle> read() {
        if (!Files.isDirectory(directory)) {
            fault(directory.toString(), "is no directory; train a bundle with `freshet train --out DIR`");
            return Optional.empty();
        }
        Optional<BundleManifest> parsed = readManifest();
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        BundleManifest manifest = parsed.get();
        faults.addAll(ManifestRules.faults(manifest));
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        ManifestRules.files(manifest)
                .values()
                .forEach(file -> checkFile(file, manifest.checksums().get(file)));
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = execution.obstacle();
        if (obstacle.isPresent()) {
            fault("execution-provider", obstacle.get());
            return Optional.empty();
        }
        ItemTable items = readItems(manifest);
        Bundle bundle = openGraphs(manifest, items);
        if (bundle != null && faults.isEmpty()) {
            tryOut(bundle);
        }
        return Optional.ofNullable(bundle);
    }

    private Optional<BundleManifest> readManifest() {
        Path file = directory.resolve(BundleManifest.FILE);
        if (!Files.isRegularFile(file)) {
            fault(BundleManifest.FILE, "is missing from " + directory);
            return Optional.empty();
        }
        try {
            BundleManifest manifest = JSON.readValue(Files.readAllBytes(file), BundleManifest.class);
            if (manifest == null) {
                fault(BundleManifest.FILE, "is empty");
            }
            return Optional.ofNullable(manifest);
        } catch (JsonProcessingException e) {
            fault(
                    BundleManifest.FILE,
                    "is no manifest: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"));
        } catch (IOException e) {
            fault(BundleManifest.FILE, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void checkFile(String name, @Nullable String checksum) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            fault(name, "is missing");
            return;
        }
        try {
            String actual = sha256(file);
            if (!actual.equals(checksum)) {
                fault(
                        name,
                        "has the SHA-256 " + actual + ", the manifest says " + checksum
                                + "; it was truncated or changed after the manifest was written");
            }
        } catch (IOException e) {
            fault(name, "cannot be read: " + e.getMessage());
        }
    }

    private static String sha256(Path file) throws IOException {
        return com.google.common.io.Files.asByteSource(file.toFile())
                .hash(Hashing.sha256())
                .toString();
    }

    private ItemTable readItems(BundleManifest manifest) {
        BundleManifest.Items contract = manifest.items();
        List<String> ids = readLines(contract.ids());
        if (ids.size() != contract.count()) {
            fault(contract.ids(), "has " + ids.size() + " lines; items.count is " + contract.count());
        }
        float[] vectors = readArray(contract.vectors(), contract.count(), manifest.dimensions());
        float[] biases = contract.biases() == null
                ? new float[contract.count()]
                : readArray(contract.biases(), contract.count());
        return faults.isEmpty()
                ? new ItemTable(ids, vectors, biases)
                : new ItemTable(List.of(""), new float[0], new float[0]);
    }

    private float[] readArray(String name, int... shape) {
        try {
            Npy array = Npy.read(directory.resolve(name));
            if (!Arrays.equals(array.shape(), shape)) {
                fault(
                        name,
                        "has the shape " + Arrays.toString(array.shape()) + "; expected is " + Arrays.toString(shape));
                return new float[0];
            }
            for (float value : array.values()) {
                if (!Float.isFinite(value)) {
                    fault(name, "holds a value that is no finite number");
                    return new float[0];
                }
            }
            return array.values();
        } catch (IOException e) {
            fault(name, String.valueOf(e.getMessage()));
            return new float[0];
        }
    }

    private List<String> readLines(String name) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(name));
            HashSet<String> seen = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank()) {
                    fault(name, "line " + (i + 1) + " is blank");
                } else if (!seen.add(lines.get(i))) {
                    fault(name, "line " + (i + 1) + " repeats '" + lines.get(i) + "'");
                }
            }
            return lines;
        } catch (CharacterCodingException e) {
            fault(name, "is not UTF-8");
        } catch (IOException e) {
            fault(name, "cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    private @Nullable Bundle openGraphs(BundleManifest manifest, ItemTable items) {
        int d = manifest.dimensions();
        String checksum;
        try {
            checksum = sha256(directory.resolve(BundleManifest.FILE));
        } catch (IOException e) {
            fault(BundleManifest.FILE, "cannot be read: " + e.getMessage());
            return null;
        }
        if (!manifest.readsEvents()) {
            BundleManifest.Ids ids = manifest.ids();
            OnnxGraph encoder = openGraph(manifest.graphs().encoder(), IdsTrunk.signature(d));
            return encoder == null || ids == null
                    ? null
                    : new Bundle(manifest, checksum, items, new IdsTrunk(encoder, items, ids, d), null, null);
        }
        OnnxGraph encoder = openGraph(manifest.graphs().encoder(), EventsTrunk.signature(d));
        OnnxGraph head = openGraph(manifest.graphs().head(), Head.signature(d));
        OnnxGraph described = openGraph(manifest.graphs().content(), ContentEncoder.signature(d));
        BundleManifest.Content contract = manifest.content();
        if (encoder == null || head == null || described == null || contract == null) {
            return null;
        }
        Vocabulary words = new Vocabulary(readLines(contract.words()));
        if (!words.termsAreDistinct()) {
            fault(contract.words(), "holds two words with one term hash; drop one of them");
        }
        ContentEncoder content = new ContentEncoder(
                described,
                contract,
                d,
                words,
                new Vocabulary(readLines(contract.categories())),
                new Vocabulary(readLines(contract.brands())));
        return new Bundle(
                manifest,
                checksum,
                items,
                new EventsTrunk(encoder, content, items, manifest),
                new Head(head, manifest.surfaces(), d),
                content);
    }

    private @Nullable OnnxGraph openGraph(@Nullable String name, OnnxGraph.Signature contract) {
        if (name == null) {
            return null;
        }
        try {
            OnnxGraph graph = OnnxGraph.open(directory.resolve(name), execution);
            opened.add(graph);
            graph.differences(contract).forEach(difference -> fault(name, difference));
            return graph;
        } catch (OrtException e) {
            fault(name, "ONNX Runtime cannot load it: " + oneLine(e));
            return null;
        }
    }

    /** Shapes that a graph does not state, and vocabularies that are too long for its tables, show only when it runs. */
    private void tryOut(Bundle bundle) {
        try {
            float[][] embeddings = bundle.embed(trialRings(bundle), OutsideItems.NONE);
            bundle.users(embeddings, RequestContext.UNKNOWN);
            tryContent(bundle);
        } catch (ModelException e) {
            fault("trial run", oneLine(e));
        }
    }

    /** The last item, an item that the bundle does not know, and padding: the ids at the edges of a model's table. */
    private static List<List<Slot>> trialRings(Bundle bundle) {
        BundleManifest manifest = bundle.manifest();
        BundleManifest.Ids ids = manifest.ids();
        EventType type = manifest.readsEvents() || ids == null
                ? EventType.BROWSE
                : EventType.valueOf(ids.eventTypes().get(0));
        Slot last = new Slot.ItemSlot(
                type, Hashes.item(bundle.items().ids().get(bundle.items().size() - 1)), 0, 1);
        Slot unknown = new Slot.ItemSlot(type, unknownItem(bundle.items()), 1_000, 2);
        int longest = manifest.readsEvents() ? manifest.ring() : TRIAL_SLOTS;
        List<Slot> three = List.of(last, last, unknown);
        return List.of(three.subList(TRIAL_SLOTS - Math.min(TRIAL_SLOTS, longest), TRIAL_SLOTS), List.of(last));
    }

    private static long unknownItem(ItemTable items) {
        long hash = 0;
        while (items.row(hash) >= 0) {
            hash++;
        }
        return hash;
    }

    private void tryContent(Bundle bundle) {
        BundleManifest.Content contract = bundle.manifest().content();
        if (contract == null || !bundle.manifest().readsEvents()) {
            return;
        }
        // The last entry of every vocabulary, so that a table that is too short is found out here.
        CatalogItem last = new CatalogItem(
                "trial",
                lastLine(contract.words()).orElse(""),
                lastLine(contract.categories())
                        .map(path -> List.of(path.split(CategoryPaths.SEPARATOR, -1)))
                        .orElse(List.of()),
                lastLine(contract.brands()),
                contract.priceEdges().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.max(
                                0,
                                contract.priceEdges().get(contract.priceEdges().size() - 1))),
                Optional.empty(),
                true,
                false,
                Map.of());
        bundle.describe(List.of(last));
    }

    private Optional<String> lastLine(String name) {
        return readLines(name).stream().reduce((before, last) -> last);
    }

    private void closeGraphs() {
        for (OnnxGraph graph : opened) {
            try {
                graph.close();
            } catch (OrtException e) {
                throw new IllegalStateException("closing a graph of " + directory + " failed", e);
            }
        }
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown error");
    }

    private void fault(String where, String what) {
        faults.add(new Fault(where, what));
    }
}
