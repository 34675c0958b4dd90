package edu.paws360.deploy.github;

import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubAnswer.Unreadable;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** Why a question to GitHub has no answer, on its way out of this package. The message holds no secret. */
final class GithubFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private enum Kind {
        ABSENT,
        FORBIDDEN,
        REFUSED,
        UNREACHABLE,
        UNREADABLE
    }

    private final Kind kind;
    private final String permissions;
    private final Duration retryAfter;
    private final String absence;

    private GithubFault(Kind kind, String detail, String permissions, Duration retryAfter) {
        this(kind, detail, permissions, retryAfter, null);
    }

    private GithubFault(Kind kind, String detail, String permissions, Duration retryAfter, String absence) {
        super(detail);
        this.kind = kind;
        this.permissions = permissions;
        this.retryAfter = retryAfter;
        this.absence = absence;
    }

    static GithubFault absent(String detail, Optional<String> words) {
        return new GithubFault(Kind.ABSENT, detail, null, null, words.orElse(null));
    }

    static GithubFault forbidden(String detail, Optional<String> permissions) {
        return new GithubFault(Kind.FORBIDDEN, detail, permissions.orElse(null), null);
    }

    static GithubFault refused(String detail) {
        return new GithubFault(Kind.REFUSED, detail, null, null);
    }

    static GithubFault unreachable(String detail) {
        return new GithubFault(Kind.UNREACHABLE, detail, null, null);
    }

    static GithubFault notNow(String detail, Duration retryAfter) {
        return new GithubFault(Kind.UNREACHABLE, detail, null, retryAfter);
    }

    static GithubFault unreadable(String detail) {
        return new GithubFault(Kind.UNREADABLE, detail, null, null);
    }

    /** Whether GitHub said in these words that there is no such thing. */
    boolean says(String words) {
        return words.equals(absence);
    }

    <T> Unknown<T> answer() {
        return switch (kind) {
            case ABSENT -> new Absent<>(getMessage());
            case FORBIDDEN -> new Forbidden<>(getMessage(), Optional.ofNullable(permissions));
            case REFUSED -> new Refused<>(getMessage());
            case UNREACHABLE -> new Unreachable<>(getMessage(), Optional.ofNullable(retryAfter));
            case UNREADABLE -> new Unreadable<>(getMessage());
        };
    }
}
