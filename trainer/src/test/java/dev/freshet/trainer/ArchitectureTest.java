package dev.freshet.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.freshet.trainer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SHOULD_KNOW_NEITHER_KAFKA_NOR_THE_MODULES_ABOVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "dev.freshet.schemas..",
                    "dev.freshet.streams..",
                    "dev.freshet.playground..");

    @ArchTest
    static final ArchRule SHOULD_KEEP_PYTORCH_OUT_OF_THE_DATA = noClasses()
            .that()
            .resideInAPackage("dev.freshet.trainer.data..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "dev.freshet.trainer.model..", "dev.freshet.trainer.training..");

    @ArchTest
    static final ArchRule SHOULD_JUDGE_WITHOUT_THE_TRAINED_NETWORK = noClasses()
            .that()
            .resideInAPackage("dev.freshet.trainer.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "dev.freshet.trainer.model..", "dev.freshet.trainer.training..");
}
