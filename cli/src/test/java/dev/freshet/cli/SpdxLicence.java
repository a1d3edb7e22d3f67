package dev.freshet.cli;

import java.util.Map;
import java.util.Set;

/** Licences by their SPDX ids, and which of them what we ship may have. */
final class SpdxLicence {

    /** All let us ship a library unchanged beside code under Apache-2.0. */
    static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "GPL-2.0-with-classpath-exception",
            "LGPL-2.1-only");

    /** How poms call them where the bill of materials could not tell. */
    private static final Map<String, String> NAMES = Map.of(
            "GNU General Public License, version 2", "GPL-2.0-only",
            "GNU General Public License (GPL), version 2, with the Classpath exception",
                    "GPL-2.0-with-classpath-exception",
            "Go License", "BSD-3-Clause");

    /** Where the bill of materials took "The BSD License" for the one of 1990; the library's own text has three clauses. */
    private static final Map<String, String> BY_GROUP = Map.of("org.jline", "BSD-3-Clause");

    private SpdxLicence() {}

    /**
     * The id of a licence.
     *
     * @param group of the library that has it
     * @param word an id or a name
     */
    static String of(String group, String word) {
        return word.startsWith("BSD-") ? BY_GROUP.getOrDefault(group, word) : NAMES.getOrDefault(word, word);
    }
}
