package edu.paws360.deploy.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class FloorTest {
    @Test
    void settingsKnowNothingOfMavenNorOfOtherPackagesOfOurs() {
        JavaClasses settings = ArchConfiguration.withThreadLocalScope(configuration -> {
            // Names of packages are enough, and reading every class of the JDK and the libraries takes seconds.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("edu.paws360.deploy.settings");
        });

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.maven..")
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are ours, but not settings",
                        other -> other.getPackageName().startsWith("edu.paws360.")
                                && !other.getPackageName().equals("edu.paws360.deploy.settings")))
                .check(settings);
    }
}
