package dev.freshet.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The form of a log's lines. The log goes to stderr; stdout belongs to the command. */
public enum LogFormat {
    /** For files and for terminals without colours. */
    PLAIN,
    /** The same with the level in colour. */
    COLOUR,
    /** One object a line, for what collects logs. */
    JSON;

    /** The environment variable that chooses; without it a terminal gets colours unless it or {@code NO_COLOR} objects. */
    public static final String VARIABLE = "FRESHET_LOG";

    /** The system property that the launcher sets to true where stderr is a terminal. */
    public static final String TERMINAL = "freshet.terminal.stderr";

    /** The system property that the logging configurations choose their appender by. */
    static final String CHOSEN = "freshet.log";

    /**
     * What the environment asks for.
     *
     * @param terminal whether stderr is one
     * @throws WrongUsage naming what is allowed
     */
    static LogFormat chosen(Map<String, String> environment, boolean terminal) {
        String word = environment.getOrDefault(VARIABLE, "").strip();
        if (word.isEmpty()) {
            boolean coloured = terminal
                    && environment.getOrDefault("NO_COLOR", "").isEmpty()
                    && !environment.getOrDefault("TERM", "").equals("dumb");
            return coloured ? COLOUR : PLAIN;
        }
        return Stream.of(values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(VARIABLE + " is '" + word + "'; allowed are plain, colour and json"));
    }

    /** Sets it for this process; only before the first logger is made. */
    void use() {
        System.setProperty(CHOSEN, word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
