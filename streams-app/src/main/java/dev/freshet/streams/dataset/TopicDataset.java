package dev.freshet.streams.dataset;

import com.google.common.collect.AbstractIterator;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.registry.EventsTopic;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.validation.EventValidator;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.validation.Verdict;
import dev.freshet.streams.world.CatalogTable;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of user-events in order of arrival, and the catalog of catalog-items, each up to a remembered end. Records are
 * judged as the stream judges them, with the moment of asking as the clock; what would be a dead letter is skipped and counted.
 */
final class TopicDataset implements Dataset {

    private static final Logger log = LoggerFactory.getLogger(TopicDataset.class);

    private final TopicClient client;
    private final TopicSpan events;
    private final TopicSpan catalog;
    private final InputConfig limits;
    private final ReleasedSchemas schemas = ReleasedSchemas.load();
    private volatile @Nullable Catalog items;
    private volatile @Nullable ReadReport last;

    TopicDataset(TopicClient client, TopicSpan events, TopicSpan catalog, InputConfig limits) {
        this.client = client;
        this.events = events;
        this.catalog = catalog;
        this.limits = limits;
    }

    @Override
    public String name() {
        return EventsTopic.NAME;
    }

    /** Read once and kept: compaction may remove what was the last word on an item at the remembered end. */
    @Override
    public Stream<CatalogItem> catalog() {
        Catalog read = items;
        if (read == null) {
            read = readCatalog();
            items = read;
        }
        return read.items().stream();
    }

    private Catalog readCatalog() {
        CatalogTable table = new CatalogTable(schemas);
        long left = 0;
        String example = "";
        try (MergedRecords records = client.read(catalog)) {
            while (records.hasNext()) {
                ConsumerRecord<byte[], byte[]> taken = records.next();
                Optional<String> fault = fault(table, taken);
                if (fault.isPresent()) {
                    example = left == 0 ? place(taken) + ": " + fault.get() : example;
                    left++;
                }
            }
        }
        Catalog read = table.snapshot().orElse(Catalog.EMPTY);
        if (left > 0) {
            log.warn("left out {} records of {}, such as {}", left, catalog.topic(), example);
        }
        if (read.size() == 0) {
            log.warn("topic {} holds no item: items have neither words nor categories", catalog.topic());
        }
        return read;
    }

    private static Optional<String> fault(CatalogTable table, ConsumerRecord<byte[], byte[]> taken) {
        byte[] key = taken.key();
        return key == null
                ? Optional.of("the key is null")
                : table.take(key, taken.value(), new SourcePosition(taken.topic(), taken.partition(), taken.offset()));
    }

    @Override
    public Stream<UserEvent> events() {
        MergedRecords records = client.read(events);
        int order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new AcceptedEvents(records), order), false)
                .onClose(records::close);
    }

    @Override
    public boolean hasTimes() {
        return true;
    }

    @Override
    public ReadReport report() {
        ReadReport report = last;
        if (report == null) {
            try (Stream<UserEvent> all = events()) {
                all.forEach(event -> {});
            }
            report = last;
        }
        return Objects.requireNonNull(report);
    }

    private static String place(ConsumerRecord<?, ?> taken) {
        return "partition " + taken.partition() + " offset " + taken.offset();
    }

    /** One pass, counted. */
    private final class AcceptedEvents extends AbstractIterator<UserEvent> {

        private final MergedRecords records;
        private final EventValidator validator = new EventValidator(
                new EventReader(schemas, limits),
                KeyPlacement.murmur2(events.partitions().size()));
        private final Pass pass = new Pass(events.topic());

        AcceptedEvents(MergedRecords records) {
            this.records = records;
        }

        @Override
        protected @Nullable UserEvent computeNext() {
            while (records.hasNext()) {
                ConsumerRecord<byte[], byte[]> taken = records.next();
                Verdict verdict = validator.judge(taken.key(), taken.value(), taken.partition(), events.askedMs());
                if (verdict instanceof Verdict.Accepted accepted) {
                    pass.accept();
                    pass.event();
                    return accepted.event();
                }
                if (verdict instanceof Verdict.Rejected rejected) {
                    pass.skip(rejected.reason().name(), place(taken));
                }
            }
            last = pass.report();
            return endOfData();
        }
    }
}
