package dev.freshet.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "dev.freshet.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.freshet.core";

    /** Neither Kafka nor Avro nor another module of ours: what a recommendation is does not depend on where it is made. */
    @ArchTest
    static final ArchRule shouldDependOnLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.freshet.core..",
                    "ai.onnxruntime..",
                    "com.fasterxml.jackson..",
                    "com.github.benmanes.caffeine..",
                    "com.google.common..",
                    "com.google.errorprone.annotations..",
                    "it.unimi.dsi.fastutil..",
                    "org.jspecify.annotations..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule shouldHaveNoCycles =
            slices().matching("dev.freshet.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule hashes = seesOnly("");

    @ArchTest
    static final ArchRule event = seesOnly("event");

    @ArchTest
    static final ArchRule text = seesOnly("text");

    @ArchTest
    static final ArchRule catalog = seesOnly("catalog", "");

    @ArchTest
    static final ArchRule state = seesOnly("state", "", "event", "text");

    @ArchTest
    static final ArchRule model = seesOnly("model", "", "event", "text", "catalog", "state");

    @ArchTest
    static final ArchRule encode = seesOnly("encode", "", "event", "state", "model");

    @ArchTest
    static final ArchRule signals = seesOnly("signals", "event", "catalog");

    @ArchTest
    static final ArchRule visits = seesOnly("visits", "", "event", "state");

    @ArchTest
    static final ArchRule retrieval = seesOnly("retrieval");

    @ArchTest
    static final ArchRule candidates =
            seesOnly("candidates", "", "catalog", "state", "model", "retrieval", "signals", "visits");

    @ArchTest
    static final ArchRule policy = seesOnly("policy", "", "event", "catalog", "state");

    @ArchTest
    static final ArchRule ranking = seesOnly("ranking", "event", "state", "model", "candidates", "visits");

    @ArchTest
    static final ArchRule explain =
            seesOnly("explain", "", "event", "catalog", "state", "model", "encode", "candidates", "ranking");

    @ArchTest
    static final ArchRule baseline = seesOnly("baseline", "event", "text", "catalog");

    @ArchTest
    static final ArchRule engine = seesOnly(
            "engine",
            "event",
            "catalog",
            "state",
            "model",
            "encode",
            "retrieval",
            "signals",
            "visits",
            "candidates",
            "policy",
            "ranking",
            "explain");

    /** A package of core, itself first, may see these of core; "" is the root with the hashes. */
    private static ArchRule seesOnly(String name, String... others) {
        String[] seen = Stream.concat(Stream.of(name), Arrays.stream(others))
                .map(ArchitectureTest::qualified)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(qualified(name))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(
                        JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".."),
                        JavaClass.Predicates.resideInAnyPackage(seen)));
    }

    private static String qualified(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }
}
