package dev.freshet.streams.world;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.engine.World;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleException;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.ModelException;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world that slates are made from, kept up to date. The global thread feeds the tables, {@link #refresh} makes the next
 * immutable snapshot of them, and stream threads use it.
 *
 * <p>A model that is replaced is closed once nobody uses it any more: using takes the read lock, closing the write lock.
 */
public final class LiveWorld implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveWorld.class);

    private final CatalogTable catalog;
    private final SignalTable signals;
    private final PointerTable pointers;
    private final BundleFetcher fetcher;
    private final Execution execution;
    private final Counters counters;
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile World world = World.EMPTY;
    private volatile ModelStatus model = new ModelStatus.NoneWanted();

    public LiveWorld(
            ReleasedSchemas schemas, Duration halfLife, BundleFetcher fetcher, Execution execution, Counters counters) {
        this.catalog = new CatalogTable(schemas);
        this.signals = new SignalTable(schemas, halfLife);
        this.pointers = new PointerTable(schemas);
        this.fetcher = fetcher;
        this.execution = execution;
        this.counters = counters;
    }

    /** Takes records of catalog-items. */
    public TableReader catalog() {
        return catalog;
    }

    /** Takes records of item-signals. */
    public TableReader signals() {
        return signals;
    }

    /** Takes records of models. */
    public TableReader pointers() {
        return pointers;
    }

    /** Where the model stands as of the last refresh, or as of a newer pointer. */
    public ModelStatus model() {
        ModelStatus known = model;
        return pointers.wanted()
                .filter(wanted -> !isDecided(known, wanted))
                .<ModelStatus>map(ModelStatus.Loading::new)
                .orElse(known);
    }

    /** Gives the present world to a function; its model stays open until that returns. */
    public <T> T use(Function<World, T> function) {
        inUse.readLock().lock();
        try {
            return function.apply(world);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * Makes what was read since the last call visible; loads the model where another one is wanted. Takes as long as that
     * takes. One caller at a time works, others wait for it.
     */
    public synchronized void refresh() {
        loadWantedModel();
        Optional<Catalog> newCatalog = catalog.snapshot();
        try {
            newCatalog.ifPresent(items -> world = world.withCatalog(items));
        } catch (ModelException e) {
            counters.add(Counter.FAILED_REFRESHES);
            log.error("the catalog's newest items cannot be described by the model; the former catalog stays", e);
        }
        Optional<PopularitySnapshot> newSignals = signals.snapshot(world.catalog(), newCatalog.isPresent());
        newSignals.ifPresent(popularity -> world = world.withPopularity(popularity));
    }

    @Override
    public synchronized void close() {
        Optional<Bundle> bundle = world.bundle();
        inUse.writeLock().lock();
        try {
            world = World.EMPTY;
            bundle.ifPresent(Bundle::close);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private void loadWantedModel() {
        Optional<ModelPointer> wanted = pointers.wanted().filter(pointer -> !isDecided(model, pointer));
        wanted.ifPresent(pointer -> {
            try {
                long startNanos = System.nanoTime();
                swap(Bundle.open(fetcher.fetch(pointer), execution));
                model = new ModelStatus.Serving(pointer);
                counters.add(Counter.MODELS_LOADED);
                log.info(
                        "model {} is in service after {} ms",
                        pointer.version(),
                        (System.nanoTime() - startNanos) / 1_000_000);
            } catch (OperatorError | BundleException | ModelException e) {
                refuse(pointer, e);
            }
        });
    }

    private void refuse(ModelPointer pointer, RuntimeException why) {
        Optional<String> stillServing = world.bundle().map(Bundle::version);
        model = new ModelStatus.Refused(pointer, String.valueOf(why.getMessage()), stillServing);
        counters.add(Counter.MODELS_REFUSED);
        log.error(
                "model {} is refused: {}; {}",
                pointer.version(),
                why.getMessage(),
                stillServing.map(version -> "model " + version + " stays").orElse("slates are made of signals alone"));
    }

    /** Describes the catalog with the new model while the old one answers, then changes over between two uses. */
    private void swap(Bundle next) {
        Optional<Bundle> old = world.bundle();
        World changed;
        try {
            changed = world.withBundle(next);
        } catch (ModelException e) {
            next.close();
            throw e;
        }
        inUse.writeLock().lock();
        try {
            world = changed;
            old.ifPresent(Bundle::close);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private static boolean isDecided(ModelStatus status, ModelPointer pointer) {
        if (status instanceof ModelStatus.Serving serving) {
            return serving.pointer().equals(pointer);
        }
        return status instanceof ModelStatus.Refused refused
                && refused.pointer().equals(pointer);
    }
}
