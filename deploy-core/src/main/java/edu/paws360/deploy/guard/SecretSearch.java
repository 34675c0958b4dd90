package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.Need;
import edu.paws360.deploy.github.StoredSecret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for secrets where they are kept, the nearest place first. For one use, by one thread. */
final class SecretSearch {
    private final List<String> open;
    private final AgeLimit limit;
    private final List<Aged> found = new ArrayList<>();

    SecretSearch(Collection<String> names, AgeLimit limit) {
        this.open = new ArrayList<>(names);
        this.limit = limit;
    }

    /** What came of it: who is not known to be absent from one place cannot be taken from the next. */
    AgeReport in(List<SecretShelf> shelves) throws InterruptedException {
        Optional<String> blind = Optional.empty();
        for (SecretShelf shelf : shelves) {
            if (open.isEmpty() || blind.isPresent()) {
                break;
            }
            blind = look(shelf);
        }
        if (!open.isEmpty()) {
            found.add(Aged.unknown(open, blind.orElseGet(() -> nowhere(shelves))));
        }
        return new AgeReport(found, limit);
    }

    /** Takes what is there, or tells why that is not known. */
    private Optional<String> look(SecretShelf shelf) throws InterruptedException {
        GithubAnswer<List<StoredSecret>> answer = shelf.asking().ask();
        if (answer instanceof Found<List<StoredSecret>> kept) {
            open.removeIf(name -> take(name, shelf, kept));
            return Optional.empty();
        }
        return Optional.of(new Need(shelf.place(), shelf.permission()).aside((Unknown<?>) answer));
    }

    private boolean take(String name, SecretShelf shelf, Found<List<StoredSecret>> kept) {
        Optional<StoredSecret> secret = SecretShelf.find(name, kept);
        secret.ifPresent(one -> found.add(limit.judge(name + " (" + shelf.place() + ")", one.updated(), kept.at())));
        return secret.isPresent();
    }

    private static String nowhere(List<SecretShelf> shelves) {
        return shelves.stream()
                        .map(SecretShelf::place)
                        .collect(Collectors.joining(", ", "no such secret is kept in ", ""))
                + ". Keep it on GitHub under the name of its environment variable";
    }
}
