package dev.signet.resource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The rooms of this module, as their charters say. */
class ArchitectureTests {

    private static final String BASE = "dev.signet.resource";

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void tokenRoomDependsOnNothingElseOfThisModule() {
        classes()
                .that()
                .resideInAPackage(BASE + ".token..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + ".token..",
                        "java..",
                        "org.aopalliance..",
                        "jakarta.servlet..",
                        "org.springframework..",
                        "com.github.benmanes.caffeine..",
                        "com.nimbusds.jose..",
                        "com.nimbusds.jwt..",
                        "tools.jackson..",
                        "com.github.benmanes.caffeine..",
                        "org.apache.commons.logging..",
                        "io.micrometer..",
                        "org.jspecify..")
                .check(module);
    }

    @Test
    void metricsLibraryMayBeAbsent() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".token..")
                .and()
                .doNotHaveSimpleName("StatusMetrics")
                .and()
                .resideOutsideOfPackage(BASE + ".token.autoconfigure")
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer..").or(simpleName("StatusMetrics")))
                .check(module);
    }

    @Test
    void statusRoomDoesNotKnowWhatFollowsForAToken() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".token.status..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".token")
                .check(module);
    }

    @Test
    void keyRoomDoesNotKnowWhatATokenSays() {
        assertBelow(".token.key", ".token", ".token.jwt");
    }

    @Test
    void verifyingRoomDoesNotKnowRequestsAndSettings() {
        assertBelow(".token.jwt", ".token", ".token.stepup", ".token.dpop", ".token.opaque");
    }

    @Test
    void stepUpRoomDoesNotKnowHowTokensAreVerified() {
        assertBelow(".token.stepup", ".token", ".token.jwt", ".token.key");
    }

    @Test
    void proofRoomDoesNotKnowHowTokensAreVerified() {
        assertBelow(".token.dpop", ".token", ".token.jwt", ".token.stepup");
    }

    @Test
    void opaqueRoomDoesNotKnowWhatOpensTheApi() {
        assertBelow(".token.opaque", ".token", ".token.jwt", ".token.stepup", ".token.dpop");
    }

    private void assertBelow(String room, String... unknown) {
        String[] packages = Arrays.stream(unknown).map(BASE::concat).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(BASE + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(module);
    }

    @Test
    void orderAndMeKnowNoOtherRoom() {
        for (String room : new String[] {"order", "me"}) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BASE, BASE + ".token..", BASE + ".config", BASE + (room.equals("me") ? ".order" : ".me"))
                    .check(module);
        }
    }

    @Test
    void doorsToCompareWithAreNobodysToUse() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".compare")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".compare")
                .check(module);
    }

    @Test
    void controllersAreNobodysToCall() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(module);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses().should().callMethod(Instant.class, "now").check(module);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(module);
    }
}
