package dev.signet.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.signet.demo");

    @Test
    void roomsLeanOnlyDownwards() {
        rooms().whereLayer("page")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("signin")
                .mayOnlyBeAccessedByLayers("page")
                .whereLayer("logout")
                .mayOnlyBeAccessedByLayers("signin", "page")
                .whereLayer("experiment.page")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("experiments")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("experiment")
                .mayOnlyBeAccessedByLayers("experiments", "experiment.page")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("experiment", "page")
                .whereLayer("race")
                .mayOnlyBeAccessedByLayers("page")
                .whereLayer("language")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("inspect.page")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("inspect.record")
                .mayOnlyBeAccessedByLayers("logout", "experiment", "experiments", "inspect.page")
                .whereLayer("inspect")
                .mayOnlyBeAccessedByLayers("inspect.record", "inspect.page")
                .whereLayer("explain")
                .mayOnlyBeAccessedByLayers("inspect.page", "page")
                .whereLayer("token")
                .mayOnlyBeAccessedByLayers("inspect", "experiment", "experiments", "signin", "page")
                .whereLayer("provider")
                .mayOnlyBeAccessedByLayers("token", "api", "race", "experiment", "logout", "signin", "page")
                .whereLayer("notice")
                .mayOnlyBeAccessedByLayers("logout", "signin", "page")
                .check(CODE);
    }

    private static LayeredArchitecture rooms() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("settings")
                .definedBy("..settings")
                .layer("notice")
                .definedBy("..notice")
                .layer("provider")
                .definedBy("..provider")
                .layer("token")
                .definedBy("..token")
                .layer("api")
                .definedBy("..demo.api")
                .layer("race")
                .definedBy("..demo.race")
                .layer("logout")
                .definedBy("..demo.logout")
                .layer("signin")
                .definedBy("..signin")
                .layer("explain")
                .definedBy("..demo.explain")
                .layer("language")
                .definedBy("..demo.language")
                .layer("inspect")
                .definedBy("..demo.inspect")
                .layer("inspect.record")
                .definedBy("..inspect.record")
                .layer("inspect.page")
                .definedBy("..inspect.page")
                .layer("experiment")
                .definedBy("..demo.experiment")
                .layer("experiments")
                .definedBy("..experiment.refresh", "..experiment.token", "..experiment.journey")
                .layer("experiment.page")
                .definedBy("..experiment.page")
                .layer("page")
                .definedBy("..demo.page");
    }

    @Test
    void timeComesFromTheClock() {
        noClasses().should().callMethod(Instant.class, "now").check(CODE);
    }
}
