package dev.signet.auth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.signet.auth.architecture.Predicates.endsAccess;
import static dev.signet.auth.architecture.Predicates.in;
import static dev.signet.auth.architecture.Predicates.outOfReachOf;
import static dev.signet.auth.architecture.Predicates.partOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.signet.auth.architecture.Room;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of the authorization server: which room leans on which, and what each kind of class may touch. */
class ArchitectureTests {

    private static final String ALL = "dev.signet.auth..";

    private static final JavaClasses SIGNET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.signet.auth");

    @Nested
    class Rooms {

        @ParameterizedTest
        @EnumSource
        void leanOnlyDownwards(Room room) {
            check(noClasses()
                    .that(in(room))
                    .should()
                    .dependOnClassesThat(outOfReachOf(room))
                    .because("a lower room returns an outcome and never calls up, so that each can be read, tested and "
                            + "replaced without those above it"));
        }

        @Test
        void haveAPlaceInTheTable() {
            check(classes()
                    .that()
                    .resideInAPackage(ALL)
                    .and()
                    .resideOutsideOfPackage("dev.signet.auth")
                    .should(be(describe(
                            "in a known room",
                            type -> Room.of(type.getPackageName()).isPresent())))
                    .because("a room outside of the table is held by no rule"));
        }

        @Test
        void areUnknownToWhatTheyShare() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.signet.auth")
                    .and(describe(
                            "are not the application",
                            type -> type.tryGetMethod("main", String[].class).isEmpty()))
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.signet.auth.*.."))
                    .because("a word that all rooms use must not lead from one room to another"));
        }

        @Test
        void areNotNamedAfterTheirLackOfAName() {
            check(noClasses()
                    .should()
                    .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..")
                    .because("such a room owns nothing and attracts everything"));
        }

        @Test
        void ofStandardsKnowNothingOfEachOther() {
            check(slices().matching("dev.signet.auth.endpoint.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each standard is one extension that can be taken out without touching another"));
        }

        @Test
        void ofStandardsAreUnknownToWhatTheyShare() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.signet.auth.endpoint")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.signet.auth.endpoint.*.."))
                    .because("what the standards share must not know any of them"));
        }
    }

    @Nested
    class Classes {

        @Test
        void thatSpeakSqlAreRepositories() {
            check(noClasses()
                    .that(not(partOf("Repository")))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.core..")
                            .or(anyOf(
                                    Connection.class,
                                    DriverManager.class,
                                    Statement.class,
                                    PreparedStatement.class,
                                    ResultSet.class)))
                    .because("a table has one owner, and statements that can be counted are in one place"));
        }

        @Test
        void thatAreControllersOrRepositoriesStayInTheirRoom() {
            check(classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .or()
                    .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                    .or(partOf("Repository").and(dependOn(resideInAPackage("org.springframework.jdbc.core.."))))
                    .should()
                    .bePackagePrivate()
                    .because("other rooms speak to what a room offers, never to its table or its pages"));
        }

        @Test
        void sayTheirRole() {
            check(noClasses()
                    .that()
                    .resideInAPackage(ALL)
                    .should()
                    .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)")
                    .because("such a name says that nobody knew what the class is for"));
        }
    }

    @Nested
    class Calls {

        @Test
        void thatEndAccessComeFromRevoke() {
            check(noClasses()
                    .that(not(in(Room.REVOKE)))
                    .should()
                    .accessTargetWhere(describe(
                            "the target is marked @EndsAccess, and the caller is not", Calls::endsAccessBySideDoor))
                    .because("revoke is the one door: whoever ends access elsewhere forgets sessions, grants, issued "
                            + "tokens or relying parties"));
        }

        @Test
        void forTheTimeGoToTheInjectedClock() {
            check(noClasses()
                    .should()
                    .callMethodWhere(target(
                            "a clock of its own",
                            Set.of(
                                    Instant.class,
                                    LocalDate.class,
                                    LocalDateTime.class,
                                    OffsetDateTime.class,
                                    ZonedDateTime.class),
                            Set.of("now")))
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callConstructor(Date.class)
                    .because("an expiry that reads its own clock cannot be tested at its boundary"));
        }

        @Test
        void thatMakeTheClockStandInConfig() {
            check(noClasses()
                    .that(not(in(Room.CONFIG)))
                    .and()
                    .resideOutsideOfPackage("dev.signet.auth")
                    .should()
                    .callMethodWhere(target(
                            "a system clock", Set.of(Clock.class), Set.of("systemUTC", "systemDefaultZone", "system")))
                    .because("there is one clock"));
        }

        @Test
        void forRandomnessDigestsAndMacsGoToSecret() {
            check(noClasses()
                    .that(not(in(Room.SECRET)))
                    .should()
                    .dependOnClassesThat(anyOf(MessageDigest.class, Mac.class)
                            .or(resideInAnyPackage("org.springframework.security.crypto.keygen..")))
                    .because("one room decides about sizes, algorithms and comparison in constant time"));
        }

        @Test
        void forKeysAndCiphersGoToSecretOrKey() {
            check(noClasses()
                    .that(not(in(Room.SECRET)).and(not(in(Room.KEY))))
                    .should()
                    .dependOnClassesThat(anyOf(SecureRandom.class, Cipher.class, KeyGenerator.class))
                    .because("signing keys are made and sealed in key, all other secrets in secret"));
        }

        @Test
        void neverAskForGuessableRandomness() {
            check(noClasses()
                    .should()
                    .dependOnClassesThat(assignableTo(Random.class).and(not(assignableTo(SecureRandom.class))))
                    .orShould()
                    .callMethod(Math.class, "random")
                    .because("whoever sees some of its numbers can tell the next ones"));
        }

        private static boolean endsAccessBySideDoor(JavaAccess<?> access) {
            return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                    && target.resolveMember()
                            .filter(method -> endsAccess(method))
                            .isPresent()
                    && !endsAccess(access.getOwner());
        }

        private static DescribedPredicate<JavaAccess<?>> target(
                String description, Set<Class<?>> owners, Set<String> names) {
            return describe(
                    description,
                    access -> names.contains(access.getTarget().getName())
                            && owners.stream().anyMatch(access.getTargetOwner()::isEquivalentTo));
        }
    }

    private static DescribedPredicate<JavaClass> dependOn(DescribedPredicate<JavaClass> target) {
        return describe(
                "depend on classes that " + target.getDescription(),
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(each -> target.test(each.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> anyOf(Class<?>... types) {
        return belongToAnyOf(types);
    }

    /** A room that does not exist yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SIGNET);
    }
}
