package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known of the age of all secrets.
 *
 * @param all the worst first; not empty
 * @param limit by which they were judged
 */
record AgeReport(List<Aged> all, AgeLimit limit) {
    private static final List<CheckStatus> WORST_FIRST =
            List.of(CheckStatus.FAILED, CheckStatus.UNKNOWN, CheckStatus.WARNED, CheckStatus.PASSED);

    AgeReport {
        List<Aged> sorted = new ArrayList<>(all);
        sorted.sort((one, other) -> WORST_FIRST.indexOf(one.status()) - WORST_FIRST.indexOf(other.status()));
        all = List.copyOf(sorted);
    }

    CheckStatus status() {
        return all.get(0).status();
    }

    String detail() {
        List<String> lines = all.stream()
                .filter(one -> one.status() != CheckStatus.PASSED)
                .map(Aged::line)
                .collect(Collectors.toCollection(ArrayList::new));
        String young = all.stream()
                .filter(one -> one.status() == CheckStatus.PASSED)
                .map(Aged::secret)
                .collect(Collectors.joining(", "));
        if (!young.isEmpty()) {
            lines.add("changed less than " + limit.quiet().toDays() + " days ago: " + young);
        }
        return String.join("; ", lines);
    }
}
