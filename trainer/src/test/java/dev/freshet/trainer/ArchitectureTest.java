package dev.freshet.trainer;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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

    /** A tensor made elsewhere would be in main memory while the network is on a GPU. */
    @ArchTest
    static final ArchRule SHOULD_MAKE_TENSORS_BESIDE_THE_PARAMETERS_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.freshet.trainer.model..")
            .and()
            .doNotHaveSimpleName("Ops")
            .and()
            .doNotHaveSimpleName("Parameters")
            .should()
            .callMethodWhere(target(owner(name("org.bytedeco.pytorch.Tensor"))).and(target(name("create"))))
            .orShould()
            .callMethodWhere(target(owner(name("org.bytedeco.pytorch.global.torch")))
                    .and(target(
                            nameMatching("(zeros|ones|full|empty|arange|eye|rand|randn|randint|tensor|from_blob)"))));

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
