package dev.freshet.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a command's exit code means; the same for all. */
public final class ExitCodes {

    public static final int DONE = 0;

    /** It could not be done, or what was checked has faults. */
    public static final int FAILED = 1;

    /** An option, an argument or a setting that cannot be used; nothing was begun. */
    public static final int USAGE = 2;

    /** As a shell counts SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}

    static Map<String, String> explained() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(DONE), "done");
        codes.put(String.valueOf(FAILED), "it failed, or what was checked has faults; stderr has a line for each");
        codes.put(String.valueOf(USAGE), "an option, an argument or a setting cannot be used; nothing was begun");
        codes.put(String.valueOf(INTERRUPTED), "ended by Ctrl-C; 143 by SIGTERM, 3 when memory ran out");
        return codes;
    }
}
