package dev.freshet.playground;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.freshet.playground", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule shouldNotNeedTheTrainer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.freshet.trainer..", "org.bytedeco..")
            .because("the demo must start without PyTorch");

    @ArchTest
    static final ArchRule shouldKeepItsArrows = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("main")
            .definedBy("dev.freshet.playground")
            .layer("bench")
            .definedBy("..playground.bench..")
            .layer("demo")
            .definedBy("..playground.demo..")
            .layer("screen")
            .definedBy("..playground.screen..")
            .layer("scoring")
            .definedBy("..playground.scoring..")
            .layer("script")
            .definedBy("..playground.script..")
            .layer("traffic")
            .definedBy("..playground.traffic..")
            .layer("bundle")
            .definedBy("..playground.bundle..")
            .layer("broker")
            .definedBy("..playground.broker..")
            .whereLayer("bench")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("screen")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("scoring")
            .mayOnlyBeAccessedByLayers("screen", "demo")
            .whereLayer("script")
            .mayOnlyBeAccessedByLayers("scoring", "demo")
            .whereLayer("traffic")
            .mayOnlyBeAccessedByLayers("demo", "bench")
            .whereLayer("bundle")
            .mayOnlyBeAccessedByLayers("demo", "bench")
            .whereLayer("broker")
            .mayOnlyBeAccessedByLayers("demo", "bench");

    @ArchTest
    static final ArchRule shouldKeepTheBrokerOutOfEverythingElse = noClasses()
            .that()
            .resideOutsideOfPackage("..playground.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..");

    @ArchTest
    static final ArchRule shouldHaveNoPackageCycles =
            slices().matching("dev.freshet.playground.(*)..").should().beFreeOfCycles();
}
