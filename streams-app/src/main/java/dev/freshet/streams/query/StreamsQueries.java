package dev.freshet.streams.query;

import dev.freshet.core.event.Subject;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.Guarantee;
import dev.freshet.streams.progress.Deadline;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.validation.KeyPlacement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Queries by what Kafka Streams knows of the group and holds on this instance. */
public final class StreamsQueries implements SubjectQueries, AutoCloseable {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

    /** Keys are partitions already: the store's key has another first byte than the record's. */
    private static final StreamPartitioner<Integer, Object> AS_SAID =
            (topic, partition, value, partitions) -> Optional.of(Set.of(partition));

    private final KafkaStreams streams;
    private final KeyPlacement placement;
    private final String userEvents;
    private final String instance;
    private final Copies copies = new Copies();
    private final Suspects suspects = new Suspects(System::nanoTime);
    private final Routes routes;
    private final LocalRows rows;
    private final Admin admin;
    private final ScheduledExecutorService watcher;

    /**
     * Queries of an instance. Whoever makes them sees to it that {@link #restores} and {@link #copies} are told from its start on.
     *
     * @param placement where the keys of user-events belong
     * @param instance this one's name to the others, host:port
     */
    public StreamsQueries(
            FreshetConfig config,
            KafkaStreams streams,
            InputProgress progress,
            KeyPlacement placement,
            String instance) {
        this.streams = streams;
        this.placement = placement;
        this.userEvents = TopicNames.of(config).userEvents();
        this.instance = instance;
        progress.whenOpened(copies::drop);
        this.routes = new Routes(this::metadata, instance, progress, suspects);
        this.rows = new LocalRows(
                new QueriedStore(streams),
                progress,
                copies,
                this::committed,
                instance,
                config.query().maxStaleness(),
                System::nanoTime);
        this.admin = Admin.create(config.clientProperties());
        ChangelogOffsets offsets = new ChangelogOffsets(
                admin, streams, config.applicationId(), config.delivery().guarantee() == Guarantee.EXACTLY_ONCE);
        this.watcher = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "freshet-copies");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = watcher.scheduleWithFixedDelay(
                new CopyWatch(copies, offsets::ends, offsets::positions, System::nanoTime),
                LOOK_INTERVAL.toMillis(),
                LOOK_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** To be told of stores that are restored. */
    public StateRestoreListener restores() {
        return copies;
    }

    /** To be told of copies that are kept. */
    public StandbyUpdateListener copies() {
        return copies;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public int partition(Subject subject) {
        return placement.partitionOf(subject.id().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Place> places(int partition, boolean forwarded) {
        return routes.places(partition, forwarded);
    }

    @Override
    public Reading read(Subject subject, OptionalLong after, Deadline deadline) {
        return rows.read(subject, partition(subject), after, deadline);
    }

    @Override
    public void suspect(String other) {
        suspects.add(other);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        admin.close(Duration.ZERO);
    }

    private KeyQueryMetadata metadata(int partition) {
        try {
            return streams.queryMetadataForKey(InternalNames.USER_STATE, partition, AS_SAID);
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return KeyQueryMetadata.NOT_AVAILABLE;
        }
    }

    /** Up to where the input of a partition that is active here was committed, as its task knows; 0 where it does not. */
    private long committed(int partition) {
        TopicPartition input = new TopicPartition(userEvents, partition);
        try {
            return streams.metadataForLocalThreads().stream()
                    .map(ThreadMetadata::activeTasks)
                    .flatMap(Set::stream)
                    .map(task -> Optional.ofNullable(task.committedOffsets().get(input)))
                    .flatMap(Optional::stream)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        } catch (IllegalStateException e) {
            return 0;
        }
    }
}
