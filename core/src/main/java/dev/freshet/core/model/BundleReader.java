package dev.freshet.core.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a bundle once, from the manifest to a trial run, gathering faults on the way. */
final class BundleReader {

    private final Path directory;
    private final Execution execution;
    private final Faults faults = new Faults();
    private final BundleFiles files;
    private final BundleGraphs graphs;

    private BundleReader(Path directory, Execution execution) {
        this.directory = directory;
        this.execution = execution;
        this.files = new BundleFiles(directory, faults);
        this.graphs = new BundleGraphs(files, execution, faults);
    }

    static Bundle open(Path directory, Execution execution) {
        BundleReader reader = new BundleReader(directory, execution);
        Optional<Bundle> bundle = Optional.empty();
        try {
            bundle = reader.read();
        } finally {
            if (bundle.isEmpty() || !reader.faults.none()) {
                reader.graphs.close();
            }
        }
        if (bundle.isEmpty() || !reader.faults.none()) {
            throw new BundleException(directory, reader.faults.all());
        }
        return bundle.get();
    }

    private Optional<Bundle> read() {
        if (!Files.isDirectory(directory)) {
            faults.add(directory.toString(), "is no directory; train a bundle with `freshet train --out DIR`");
            return Optional.empty();
        }
        Optional<BundleManifest> parsed = files.manifest();
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        BundleManifest manifest = parsed.get();
        faults.addAll(ManifestRules.faults(manifest));
        if (!faults.none()) {
            return Optional.empty();
        }
        ManifestRules.files(manifest)
                .values()
                .forEach(file -> files.check(file, manifest.checksums().get(file)));
        Optional<String> checksum = files.manifestChecksum();
        if (!faults.none() || checksum.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = execution.obstacle();
        if (obstacle.isPresent()) {
            faults.add("execution-provider", obstacle.get());
            return Optional.empty();
        }
        @Nullable Bundle bundle = graphs.open(manifest, checksum.get(), readItems(manifest));
        if (bundle != null && faults.none()) {
            tryOut(bundle);
        }
        return Optional.ofNullable(bundle);
    }

    private ItemTable readItems(BundleManifest manifest) {
        BundleManifest.Items contract = manifest.items();
        List<String> ids = files.lines(contract.ids());
        if (ids.size() != contract.count()) {
            faults.add(contract.ids(), "has " + ids.size() + " lines; items.count is " + contract.count());
        }
        float[] vectors = contract.scales() == null
                ? files.array(contract.vectors(), contract.count(), manifest.dimensions())
                : files.scaledTable(contract.vectors(), contract.scales(), contract.count(), manifest.dimensions());
        float[] biases = contract.biases() == null
                ? new float[contract.count()]
                : files.array(contract.biases(), contract.count());
        CoVisitation coVisitation = manifest.coVisitation() == null
                ? CoVisitation.NONE
                : files.coVisitation(manifest.coVisitation(), contract.count());
        return faults.none()
                ? new ItemTable(ids, vectors, biases, coVisitation)
                : new ItemTable(List.of(""), new float[0], new float[0], CoVisitation.NONE);
    }

    private void tryOut(Bundle bundle) {
        try {
            TrialRun.of(bundle, files);
        } catch (ModelException e) {
            faults.add("trial run", Faults.oneLine(e));
        }
    }
}
