package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.state.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opened model bundle. Thread-safe until closed; holds native memory and must be closed, and must not be used while or after
 * that.
 */
public final class Bundle implements AutoCloseable {

    private final BundleManifest manifest;
    private final String checksum;
    private final ItemTable items;
    private final Trunk trunk;
    private final @Nullable Head head;
    private final @Nullable ContentEncoder content;
    private final @Nullable OnnxGraph step;

    Bundle(
            BundleManifest manifest,
            String checksum,
            ItemTable items,
            Trunk trunk,
            @Nullable Head head,
            @Nullable ContentEncoder content,
            @Nullable OnnxGraph step) {
        this.manifest = manifest;
        this.checksum = checksum;
        this.items = items;
        this.trunk = trunk;
        this.head = head;
        this.content = content;
        this.step = step;
    }

    /** @throws BundleException naming every fault, if the directory holds no usable bundle */
    public static Bundle open(Path directory, Execution execution) {
        return BundleReader.open(directory, execution);
    }

    public BundleManifest manifest() {
        return manifest;
    }

    /** The weights of the second stage; zeros where the manifest has none. */
    public BundleManifest.Ranking ranking() {
        BundleManifest.Ranking ranking = manifest.ranking();
        return ranking == null ? BundleManifest.Ranking.NONE : ranking;
    }

    public String version() {
        return manifest.version();
    }

    /** SHA-256 of the manifest, which names the checksums of all the other files. Lower-case hex. */
    public String checksum() {
        return checksum;
    }

    public ItemTable items() {
        return items;
    }

    public int dimensions() {
        return manifest.dimensions();
    }

    /** The part of a ring that the trunk reads: empty where it can read nothing of it. */
    public List<Slot> readable(List<Slot> ring) {
        if (trunk instanceof IdsTrunk ids) {
            return ids.reads(ring) ? ring : List.of();
        }
        return ring.subList(Math.max(0, ring.size() - manifest.ring()), ring.size());
    }

    /**
     * Embeddings of rings as {@link #readable} gives them, none empty.
     *
     * @throws ModelException if the graph fails
     */
    public float[][] embed(List<? extends List<Slot>> rings, OutsideItems outside) {
        return trunk.embed(rings, outside);
    }

    /** Whether the bundle has a step graph. */
    public boolean hasStep() {
        return step != null;
    }

    /** A new way to run the step graph, for one thread. @throws IllegalStateException if the bundle has none */
    public StepCall stepCall() {
        if (step == null || !(trunk instanceof EventsTrunk events)) {
            throw new IllegalStateException("bundle " + version() + " has no step graph");
        }
        return events.stepCall(step);
    }

    /**
     * Encodes a ring for its keys and values: those of its last slots, or of all if they are fewer.
     *
     * @param ring as {@link #readable} gives it, not empty
     * @param past made by a {@link StepCall} of this bundle
     * @throws ModelException if the graph fails
     * @throws IllegalStateException if the bundle has no step graph
     */
    public void readPast(List<Slot> ring, OutsideItems outside, Past past) {
        if (step == null || !(trunk instanceof EventsTrunk events)) {
            throw new IllegalStateException("bundle " + version() + " has no step graph");
        }
        events.readPast(ring, outside, past);
    }

    /**
     * User vectors of embeddings; score = user vector . item vector + item bias.
     *
     * @throws ModelException if the graph fails
     */
    public float[][] users(float[][] embeddings, RequestContext context) {
        return head == null ? embeddings : head.users(embeddings, context);
    }

    /**
     * Vectors of items made only of what the catalog says, or empty where the bundle has no content encoder.
     *
     * @throws ModelException if the graph fails
     */
    public Optional<float[][]> describe(List<CatalogItem> described) {
        return content == null ? Optional.empty() : Optional.of(content.items(described));
    }

    /** The bias of an item that the bundle has never seen. */
    public float coldBias() {
        return (float) manifest.items().coldBias();
    }

    @Override
    public void close() {
        try {
            trunk.close();
            if (head != null) {
                head.close();
            }
            if (content != null) {
                content.close();
            }
            if (step != null) {
                step.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("closing bundle " + version() + " failed", e);
        }
    }
}
