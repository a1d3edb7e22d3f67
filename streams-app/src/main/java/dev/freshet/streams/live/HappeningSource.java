package dev.freshet.streams.live;

/** Where happenings come from. */
@FunctionalInterface
public interface HappeningSource {

    /** Tells from now on what happens, on a thread of its own. Returns at once. */
    Reading tell(Hearer hearer);

    /** Takes what is told. */
    interface Hearer {

        void hear(Happening happening);

        /** Nothing more will come; the source has logged why. */
        void lost();
    }

    /** What goes on until it is stopped. */
    interface Reading {

        /** Asks it to end; does not wait for that. */
        void stop();
    }
}
