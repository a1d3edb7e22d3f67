package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The graphs of a bundle: opened, compared with the contract, and put together. */
final class BundleGraphs {

    private final BundleFiles files;
    private final Execution execution;
    private final Faults faults;
    private final List<OnnxGraph> opened = new ArrayList<>();

    BundleGraphs(BundleFiles files, Execution execution, Faults faults) {
        this.files = files;
        this.execution = execution;
        this.faults = faults;
    }

    /** The bundle, or null after a fault that leaves none. */
    @Nullable
    Bundle open(BundleManifest manifest, String checksum, ItemTable items) {
        int d = manifest.dimensions();
        if (!manifest.readsEvents()) {
            BundleManifest.Ids ids = manifest.ids();
            OnnxGraph encoder = openGraph(manifest.graphs().encoder(), IdsTrunk.signature(d));
            return encoder == null || ids == null
                    ? null
                    : new Bundle(manifest, checksum, items, new IdsTrunk(encoder, items, ids, d), null, null, null);
        }
        OnnxGraph encoder = openGraph(
                manifest.graphs().encoder(),
                EventsTrunk.signature(manifest, manifest.graphs().step() != null));
        OnnxGraph head = openGraph(manifest.graphs().head(), Head.signature(d));
        OnnxGraph described = openGraph(manifest.graphs().content(), ContentEncoder.signature(d));
        OnnxGraph step = manifest.graphs().step() == null
                ? null
                : openGraph(manifest.graphs().step(), StepCall.signature(manifest));
        BundleManifest.Content contract = manifest.content();
        if (encoder == null || head == null || described == null || contract == null) {
            return null;
        }
        Vocabulary words = new Vocabulary(files.lines(contract.words()));
        if (!words.termsAreDistinct()) {
            faults.add(contract.words(), "holds two words with one term hash; drop one of them");
        }
        ContentEncoder content = new ContentEncoder(
                described,
                contract,
                d,
                words,
                new Vocabulary(files.lines(contract.categories())),
                new Vocabulary(files.lines(contract.brands())));
        return new Bundle(
                manifest,
                checksum,
                items,
                new EventsTrunk(encoder, new SlotTokens(content, items, d), manifest),
                new Head(head, manifest.surfaces(), d),
                content,
                step);
    }

    private @Nullable OnnxGraph openGraph(@Nullable String name, OnnxGraph.Signature contract) {
        if (name == null) {
            return null;
        }
        try {
            OnnxGraph graph = OnnxGraph.open(files.path(name), execution);
            opened.add(graph);
            graph.differences(contract).forEach(difference -> faults.add(name, difference));
            return graph;
        } catch (OrtException e) {
            faults.add(name, "ONNX Runtime cannot load it: " + Faults.oneLine(e));
            return null;
        }
    }

    /** Closes what was opened, for a bundle that is not used. */
    void close() {
        for (OnnxGraph graph : opened) {
            try {
                graph.close();
            } catch (OrtException e) {
                throw new IllegalStateException("closing a graph of a faulty bundle failed", e);
            }
        }
    }
}
