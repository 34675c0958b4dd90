package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.StoredSecret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where GitHub keeps secrets.
 *
 * @param place what it is called
 * @param permission what a token needs to see what is there
 * @param asking asks what is there
 */
record SecretShelf(String place, String permission, Asking asking) {
    /** Asks what is there. */
    @FunctionalInterface
    interface Asking {
        GithubAnswer<List<StoredSecret>> ask() throws InterruptedException;
    }

    /** Those of a run's job; where two hold the same name, the first one's is what the job is given. */
    static List<SecretShelf> of(Github github, RunReference run, String environment) {
        String repository = run.repository();
        return List.of(
                new SecretShelf("environment " + environment, "environments=read", () -> github.secrets()
                        .ofEnvironment(repository, environment)),
                new SecretShelf("repository " + repository, "secrets=read", () -> github.secrets()
                        .ofRepository(repository)),
                new SecretShelf("organization " + run.owner(), "secrets=read", () -> github.secrets()
                        .ofOrganization(repository)));
    }

    /** The secret of this name, the oldest if there are several; GitHub does not tell upper and lower case apart. */
    static Optional<StoredSecret> find(String name, Found<List<StoredSecret>> kept) {
        return kept.value().stream()
                .filter(secret -> secret.name().toUpperCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT)))
                .min((one, other) -> one.updated().compareTo(other.updated()));
    }
}
