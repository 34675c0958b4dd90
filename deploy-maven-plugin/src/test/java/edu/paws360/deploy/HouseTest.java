package edu.paws360.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the floors of the house, and its packages free of cycles. */
class HouseTest {
    private static final String ROOT = "edu.paws360.deploy.";
    private static final String[] WORDS = {ROOT + "check..", ROOT + "event..", ROOT + "secret.."};
    private static final String[] CORE = {
        ROOT + "check..",
        ROOT + "event..",
        ROOT + "secret..",
        ROOT + "journal..",
        ROOT + "guard..",
        ROOT + "queue..",
        ROOT + "runner..",
        ROOT + "sink..",
        ROOT + "http..",
        ROOT + "pipeline..",
        ROOT + "report..",
        ROOT + "github..",
        ROOT + "audit..",
        ROOT + "store.."
    };

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("edu.paws360.deploy");

    @Test
    void everyRoomIsThere() {
        Set<String> rooms = HOUSE.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0])
                .collect(Collectors.toSet());

        assertThat(rooms)
                .contains(
                        "check",
                        "event",
                        "secret",
                        "journal",
                        "audit",
                        "guard",
                        "queue",
                        "runner",
                        "sink",
                        "pipeline",
                        "report",
                        "github",
                        "http")
                .contains("preflight", "health", "metrics", "settings", "wiring", "console", "maven");
    }

    @Test
    void theWordsKnowNothingOfTheRest() {
        classes()
                .that()
                .resideInAnyPackage(WORDS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(WORDS, "java..", "com.hankcs.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheMaskingKnowsHowManySecretsAreSearched() {
        classes()
                .that()
                .resideInAPackage(ROOT + "secret..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "secret..", "java..", "com.hankcs..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "secret..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hankcs..")
                .check(HOUSE);
    }

    @Test
    void theCoreKnowsOnlyTheJdkJacksonAndSlf4j() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .resideOutsideOfPackage(ROOT + "queue.postgres")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        CORE,
                        "java..",
                        "javax.net..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "com.hankcs.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheQueueInPostgresKnowsDatabases() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .resideOutsideOfPackage(ROOT + "queue.postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage(ROOT + "queue.postgres")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "queue..", "java..", "org.slf4j..", "org.postgresql..")
                .check(HOUSE);
    }

    @Test
    void noRoomOnTheMiddleFloorKnowsAnother() {
        for (Map.Entry<String, String> others : Map.of(
                        "preflight", "health..", "health", "metrics..", "metrics", "preflight..")
                .entrySet()) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + others.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + others.getValue(), ROOT + "settings..", ROOT + "wiring..", ROOT + "maven..")
                    .check(HOUSE);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + others.getValue())
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + others.getKey() + "..")
                    .check(HOUSE);
        }
    }

    @Test
    void onlyAssertionsKnowAssertj() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "health.assertj", ROOT + "preflight.assertj", ROOT + "testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.assertj..")
                .check(HOUSE);
        for (String room : Set.of("health", "preflight")) {
            classes()
                    .that()
                    .resideInAPackage(ROOT + room + ".assertj")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(ROOT + room + "..", ROOT + "check..", "java..", "org.assertj..")
                    .check(HOUSE);
        }
    }

    @Test
    void onlyTheConditionOfTestsKnowsJunit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "preflight.junit", ROOT + "testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..")
                .check(HOUSE);
    }

    @Test
    void nothingThatIsShippedNeedsTheRoomsForTests() {
        String[] rooms = {ROOT + "health.assertj", ROOT + "preflight.assertj", ROOT + "preflight.junit"};
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms)
                .check(HOUSE);
    }

    @Test
    void onlyTheProbeByIcmpCallsTheCLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "preflight.icmp")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(HOUSE);
    }

    @Test
    void onlyTheGoalsKnowMaven() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "maven..", "edu.paws360.deploy.deploy_maven_plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..")
                .check(HOUSE);
    }

    @Test
    void theSettingsKnowOnlyWhatASecretIs() {
        classes()
                .that()
                .resideInAPackage(ROOT + "settings..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "settings..", ROOT + "secret..", "java..", "tools.jackson..")
                .check(HOUSE);
    }

    @Test
    void nothingThatIsShippedKnowsTheTestbed() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "testbed..")
                .check(HOUSE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("edu.paws360.deploy.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void noNameSaysNothing() {
        assertThat(HOUSE.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Utils?|Manager|Impl)"));
    }

    private static String[] with(String[] packages, String... more) {
        return Stream.of(packages, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
