package dev.freshet.streams.world;

import com.google.common.base.Stopwatch;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.World;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleException;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.ModelException;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.world.PointerTable.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final InstantSource clock;
    private final ModelHistory history = new ModelHistory();
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile World world = World.EMPTY;
    private volatile Decision decision = new Decision(new ModelStatus.NoneWanted(), -1);
    private volatile boolean shown;
    // What the model could not describe yet. Belongs to refresh().
    private Optional<Catalog> pending = Optional.empty();

    /**
     * What became of the pointer that was published last when it was decided.
     *
     * @param offset the pointer's; -1 before the first
     */
    private record Decision(ModelStatus model, long offset) {

        /** The same pointer again asks for nothing new, except where it was refused. */
        boolean covers(Published wanted) {
            return wanted.offset() == offset
                    || (model instanceof ModelStatus.Serving serving
                            && serving.pointer().equals(wanted.pointer()));
        }
    }

    public LiveWorld(
            ReleasedSchemas schemas,
            Duration halfLife,
            BundleFetcher fetcher,
            Execution execution,
            Counters counters,
            InstantSource clock) {
        this.catalog = new CatalogTable(schemas);
        this.signals = new SignalTable(schemas, halfLife);
        this.pointers = new PointerTable(schemas);
        this.fetcher = fetcher;
        this.execution = execution;
        this.counters = counters;
        this.clock = clock;
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
        Decision known = decision;
        return pointers.wanted()
                .filter(wanted -> !known.covers(wanted))
                .<ModelStatus>map(wanted ->
                        new ModelStatus.Loading(wanted.pointer(), known.model().inService()))
                .orElse(known.model());
    }

    /** What became of the models that were asked for. */
    public ModelHistory history() {
        return history;
    }

    /** Whether what the topics held at the start is in service: before, an item that is not there may yet come. */
    public boolean isShown() {
        return shown;
    }

    /** The goods that slates are made of at present. Unlike the model they are never closed, so they need no lock. */
    public Catalog catalogInService() {
        return world.catalog();
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
        boolean recategorised = showNewestCatalog();
        signals.snapshot(world.catalog(), recategorised)
                .ifPresent(newer ->
                        world = world.withPopularity(newer.popularity()).withVisits(newer.visits()));
        shown = true;
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

    /** Whether the catalog changed. What the model fails to describe is tried again at the next call. */
    private boolean showNewestCatalog() {
        Optional<Catalog> arrived = catalog.snapshot();
        Optional<Catalog> newest = arrived.or(() -> pending);
        if (newest.isEmpty()) {
            return false;
        }
        Catalog wanted = newest.get();
        pending = newest;
        try {
            world = world.withCatalog(wanted);
            pending = Optional.empty();
            return true;
        } catch (ModelException e) {
            counters.add(Counter.FAILED_REFRESHES);
            if (arrived.isPresent()) {
                log.error(
                        "the catalog's newest items cannot be described by the model; they wait, delistings do not", e);
                world = world.withCatalog(stillSold(wanted));
            }
            return arrived.isPresent();
        }
    }

    /** The present catalog without what can no longer be bought: all of it has been described before. */
    private Catalog stillSold(Catalog newer) {
        return new Catalog(
                world.catalog().version(),
                world.catalog().items().stream()
                        .filter(item -> newer.item(item.itemId())
                                .filter(CatalogItem::available)
                                .isPresent())
                        .toList());
    }

    private void loadWantedModel() {
        Optional<Published> undecided = pointers.wanted().filter(wanted -> !decision.covers(wanted));
        undecided.ifPresent(wanted -> {
            ModelPointer pointer = wanted.pointer();
            Stopwatch taking = Stopwatch.createStarted();
            try {
                swap(Bundle.open(fetcher.fetch(pointer), execution));
                decision = new Decision(new ModelStatus.Serving(pointer), wanted.offset());
                history.add(ModelDecision.served(pointer, now(), taking.elapsed()));
                counters.add(Counter.MODELS_LOADED);
                log.info(
                        "model {} is in service after {} ms",
                        pointer.version(),
                        taking.elapsed().toMillis());
            } catch (OperatorError | BundleException | ModelException e) {
                String why = String.valueOf(e.getMessage());
                history.add(ModelDecision.refused(pointer, now(), taking.elapsed(), why));
                refuse(wanted, why);
            }
        });
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private void refuse(Published wanted, String why) {
        ModelPointer pointer = wanted.pointer();
        Optional<String> stillServing = world.bundle().map(Bundle::version);
        decision = new Decision(new ModelStatus.Refused(pointer, why, stillServing), wanted.offset());
        counters.add(Counter.MODELS_REFUSED);
        log.error(
                "model {} is refused: {}; {}",
                pointer.version(),
                why,
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
}
