package dev.freshet.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.freshet.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_THE_CODEC_KNOWS_THE_RECORDS = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.freshet.schemas", "org.apache.avro..");

    @ArchTest
    static final ArchRule NO_RECOMMENDER_LOGIC = noClasses()
            .that()
            .resideOutsideOfPackages("..streams.codec..", "..streams.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.freshet.core.candidates..", "dev.freshet.core.explain..", "ai.onnxruntime..")
            .as("ranking, candidates and reasons belong to core; here they are only put into words");

    @ArchTest
    static final ArchRule CONFIGURATION_KNOWS_NOBODY = classes()
            .that()
            .resideInAPackage("..streams.config..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..streams.config..", "java..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_AND_THE_DATASET_KNOW_DATASETS = noClasses()
            .that()
            .resideOutsideOfPackages("..streams.cli..", "..streams.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.freshet.datasets..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_ITS_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "io.swagger..");

    @ArchTest
    static final ArchRule LOCKS_KNOW_NO_ROUTES = noClasses()
            .that()
            .resideInAnyPackage("..http.security..", "..http.listener..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.freshet.streams.http", "io.javalin..");

    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY =
            slices().matching("dev.freshet.streams.(*)..").should().beFreeOfCycles();
}
