package edu.paws360.deploy.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The repositories that the tested {@code mvn} works with: our own artifacts as they were just built, and links to the
 * developer's repository for everything else, so that nothing is fetched twice and nothing of ours is installed there.
 */
final class PluginRepository {
    private static final Path BUILT = Path.of(System.getProperty("it.built"));
    private static final Path DEVELOPER = Path.of(System.getProperty("it.developer"));
    private static final Path GROUP = Path.of("edu/paws360/deploy");
    private static final Path THEIR_GROUP = Path.of("org/apache/maven/plugins");
    private static final String LOCAL_METADATA = "maven-metadata-local.xml";

    /** What {@code mvn install} of this project leaves in a local repository, made once in a JVM. */
    static final Path FOLDER = installed(true);

    /** The same without the group's metadata, as a release may leave it that was made with another Maven or by hand. */
    static final Path WITHOUT_GROUP_METADATA = installed(false);

    /** A repository to fetch our plugin from, as {@code mvn deploy} of this project makes it. */
    static final Path RELEASED = released();

    private PluginRepository() {}

    private static Path installed(boolean groupMetadata) {
        try {
            Path repository = withoutOurs();
            Path group = ours(repository);
            if (groupMetadata) {
                metadata(group.resolve(LOCAL_METADATA), "deploy-maven-plugin");
            }
            return repository;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path released() {
        try {
            Path repository = Files.createTempDirectory(BUILT.getParent(), "it-released");
            metadata(ours(repository).resolve("maven-metadata.xml"), "deploy-maven-plugin");
            return repository;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A new local repository with everything but us. */
    static Path withoutOurs() throws IOException {
        Path repository = Files.createTempDirectory(BUILT.getParent(), "it-repository");
        Path company = repository.resolve(GROUP).getParent();
        Files.createDirectories(company.getParent());
        Files.createDirectories(repository.resolve(THEIR_GROUP));
        // Everyone has this: Maven fetches it for the first prefix that no plugin of a POM has.
        metadata(repository.resolve(THEIR_GROUP).resolve(LOCAL_METADATA), "maven-deploy-plugin");
        links(DEVELOPER, repository);
        Files.deleteIfExists(company);
        Files.createDirectory(company);
        return repository;
    }

    /** The modules as they were built; the folder of the group is a real one, and so far without metadata. */
    private static Path ours(Path repository) throws IOException {
        Path group = Files.createDirectories(repository.resolve(GROUP));
        for (Path module : entries(BUILT.resolve(GROUP))) {
            if (Files.isDirectory(module)) {
                Files.createSymbolicLink(group.resolve(module.getFileName()), module);
            }
        }
        return group;
    }

    /** Links what is there into a folder that lacks it; goes down where that one has a folder already. */
    private static void links(Path from, Path to) throws IOException {
        for (Path entry : entries(from)) {
            Path link = to.resolve(entry.getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, entry);
            } else if (Files.isDirectory(link) && !Files.isSymbolicLink(link)) {
                links(entry, link);
            }
        }
    }

    private static void metadata(Path file, String plugin) throws IOException {
        Files.writeString(
                file,
                "<metadata><plugins><plugin><name>" + plugin + "</name><prefix>deploy</prefix><artifactId>" + plugin
                        + "</artifactId></plugin></plugins></metadata>");
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
