package dev.freshet.streams.http.subjects;

import dev.freshet.core.event.Subject;
import dev.freshet.streams.progress.Deadline;
import dev.freshet.streams.query.Place;
import dev.freshet.streams.query.Reading;
import dev.freshet.streams.query.SubjectQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** An instance that is told what it knows. */
final class FakeQueries implements SubjectQueries {

    static final int PARTITION = 3;

    final String name;
    final List<Subject> asked = new ArrayList<>();
    final List<OptionalLong> afters = new ArrayList<>();
    final List<String> suspected = new ArrayList<>();
    List<Place> places = List.of(new Place.Here());
    Reading reading = new Reading.Later("stores are being restored");

    FakeQueries(String name) {
        this.name = name;
    }

    /** Forgets what it was told and asked. */
    void reset() {
        asked.clear();
        afters.clear();
        suspected.clear();
        places = List.of(new Place.Here());
        reading = new Reading.Later("stores are being restored");
    }

    @Override
    public String instance() {
        return name;
    }

    @Override
    public int partition(Subject subject) {
        return PARTITION;
    }

    @Override
    public List<Place> places(int partition, boolean forwarded) {
        return forwarded ? List.of(new Place.Here()) : places;
    }

    @Override
    public synchronized Reading read(Subject subject, OptionalLong after, Deadline deadline) {
        asked.add(subject);
        afters.add(after);
        return reading;
    }

    @Override
    public void suspect(String other) {
        suspected.add(other);
    }
}
