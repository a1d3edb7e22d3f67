package dev.freshet.streams.query;

import dev.freshet.streams.progress.InputProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Where the rows of a partition may be read, best first. Safe for many threads. */
final class Routes {

    private static final Place HERE = new Place.Here();

    private final IntFunction<KeyQueryMetadata> metadata;
    private final String instance;
    private final InputProgress progress;
    private final Suspects suspects;

    /**
     * Routes.
     *
     * @param metadata what Kafka Streams says of a partition; {@link KeyQueryMetadata#NOT_AVAILABLE} where nothing
     * @param instance this one, host:port
     */
    Routes(IntFunction<KeyQueryMetadata> metadata, String instance, InputProgress progress, Suspects suspects) {
        this.metadata = metadata;
        this.instance = instance;
        this.progress = progress;
        this.suspects = suspects;
    }

    /**
     * Never empty. The active instance comes first, then this one, then the other standbys; who has just failed to answer comes last.
     *
     * @param forwarded whether another instance asks: then nobody else is asked in turn
     */
    List<Place> places(int partition, boolean forwarded) {
        if (forwarded || progress.of(partition).isPresent()) {
            return List.of(HERE);
        }
        KeyQueryMetadata known = metadata.apply(partition);
        List<Place> places = new ArrayList<>();
        if (!known.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            add(known.activeHost(), places);
        }
        places.add(HERE);
        if (!known.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            known.standbyHosts().stream()
                    .sorted(Comparator.comparing(Routes::name))
                    .forEach(standby -> add(standby, places));
        }
        // Stable: among the others the order stands.
        places.sort(Comparator.comparing(this::isSuspect));
        return places;
    }

    private void add(HostInfo host, List<Place> places) {
        String name = name(host);
        if (!host.equals(HostInfo.unavailable()) && !name.equals(instance)) {
            places.add(new Place.There(name));
        }
    }

    private boolean isSuspect(Place place) {
        return place instanceof Place.There there && suspects.contains(there.instance());
    }

    private static String name(HostInfo host) {
        String address = host.host();
        return (address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address) + ":" + host.port();
    }
}
