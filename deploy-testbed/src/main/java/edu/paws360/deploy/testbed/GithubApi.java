package edu.paws360.deploy.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** GitHub's public description of its REST API, which {@link StrictGithub} takes its strictness from. */
public final class GithubApi extends Component {
    /** The version that .ci/toolchain.sh brings; change both. */
    private static final String VERSION = "23.0.2";

    GithubApi() {
        super("github-api");
    }

    @Override
    List<Program> programs() {
        return List.of();
    }

    @Override
    List<String> missing() {
        return Files.isReadable(file())
                ? List.of()
                : List.of("GitHub's API description (npm package @octokit/openapi " + VERSION + ", as " + file() + ")");
    }

    /** Read once in this JVM, and only if somebody asks for it. */
    static OpenApiDocument description() {
        List<String> missing = new GithubApi().missing();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not on this machine: " + missing.get(0)
                    + "; ./verify brings it. Test classes that use it say so with @Needs(GithubApi.class).");
        }
        return Description.READ;
    }

    private static Path file() {
        Path cache = environment("XDG_CACHE_HOME").orElseGet(() -> environment("HOME")
                .orElseGet(() -> Path.of(System.getProperty("user.home")))
                .resolve(".cache"));
        return cache.resolve("paws360-deploy").resolve("github-api-" + VERSION + ".json");
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    private static final class Description {
        static final OpenApiDocument READ = OpenApiDocument.read(file());
    }
}
