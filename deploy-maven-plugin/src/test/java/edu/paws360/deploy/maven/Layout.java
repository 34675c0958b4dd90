package edu.paws360.deploy.maven;

import static edu.paws360.deploy.maven.TestProject.OURS;
import static edu.paws360.deploy.maven.TestProject.THEIRS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way to declare our plugin and to get it, by its name in {@code docs/maven.md}. */
record Layout(String title, Arrangement arrangement) {
    /** All of them, in the order of that page. */
    static final List<Layout> ALL = List.of(
            new Layout("ours in `<plugins>`", project -> project.plugins(OURS)),
            new Layout("ours in `<plugins>`, then the maven-deploy-plugin", project -> project.plugins(OURS, THEIRS)),
            new Layout("the maven-deploy-plugin in `<plugins>`, then ours", project -> project.plugins(THEIRS, OURS)),
            new Layout("ours in `<pluginManagement>` only", project -> project.plugins()
                    .managed(OURS)),
            new Layout(
                    "ours in `<plugins>`, the maven-deploy-plugin in those of a parent POM",
                    project -> project.inherited(THEIRS).plugins(OURS)),
            new Layout("the same, with the maven-deploy-plugin again after ours", project -> project.inherited(THEIRS)
                    .plugins(OURS, THEIRS)),
            new Layout("ours nowhere, but our group in `<pluginGroups>` of the settings", Layout::inSettings),
            new Layout("ours in `<plugins>`, from a remote repository", Layout::fetched),
            new Layout(
                    "ours in `<plugins>`, from a repository without our group metadata",
                    project -> project.repository(PluginRepository.WITHOUT_GROUP_METADATA)));

    /** What a layout does to a project. */
    interface Arrangement {
        TestProject arrange(TestProject project) throws IOException;
    }

    TestProject of(TestProject project) throws IOException {
        return arrangement.arrange(project);
    }

    private static TestProject inSettings(TestProject project) throws IOException {
        Path settings = project.folder.resolveSibling("settings.xml");
        Files.writeString(
                settings,
                "<settings><pluginGroups><pluginGroup>edu.paws360.deploy</pluginGroup></pluginGroups></settings>");
        return project.plugins().always("--global-settings", settings.toString());
    }

    private static TestProject fetched(TestProject project) throws IOException {
        // Maven 4 wants checksums, which a repository made of links has not.
        String policy = "<enabled>true</enabled><checksumPolicy>ignore</checksumPolicy>";
        return project.repository(PluginRepository.withoutOurs())
                .section("<pluginRepositories><pluginRepository><id>released</id><url>"
                        + PluginRepository.RELEASED.toUri() + "</url><releases>" + policy + "</releases><snapshots>"
                        + policy + "</snapshots></pluginRepository></pluginRepositories>");
    }
}
