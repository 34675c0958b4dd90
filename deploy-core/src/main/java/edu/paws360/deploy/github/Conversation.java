package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.TooLongException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks until there is an answer, within a deadline for all of it: repeats what may fare better, follows redirects on the same
 * server, and lets GitHub say that nothing has changed, which it does not count. Thread-safe.
 */
final class Conversation {
    static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_REDIRECTS = 3;

    private final Endpoint api;
    private final Budget budget;
    private final Memory memory;
    private final StatusReader statuses;
    private final Asker asker;

    Conversation(Endpoint api, Budget budget) {
        this(api, budget, new Memory(), Asker.CALLER);
    }

    private Conversation(Endpoint api, Budget budget, Memory memory, Asker asker) {
        this.api = api;
        this.budget = budget;
        this.memory = memory;
        this.statuses = new StatusReader(api);
        this.asker = asker;
    }

    /** The same, which asks only once each time: for whoever asks again anyway. */
    Conversation once() {
        return new Conversation(api, budget, memory, Asker.WATCHER);
    }

    URI base() {
        return api.address();
    }

    /**
     * Asks.
     *
     * @throws GithubFault if there is no answer that says what was asked for
     */
    Reply ask(Question question) throws GithubFault, InterruptedException {
        return ask(question, Countdown.of(DEADLINE));
    }

    /** Asks one question of several that share a deadline. */
    Reply ask(Question question, Countdown time) throws GithubFault, InterruptedException {
        Question at = question;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Reply reply = repeated(at, time);
            if (!reply.isRedirect() || question.json().isPresent()) {
                return statuses.of(question, reply);
            }
            at = redirected(question, at, reply);
        }
        throw GithubFault.unreadable(question + ": redirected more than " + MOST_REDIRECTS + " times");
    }

    /**
     * Asks where something is kept that GitHub does not give away itself.
     *
     * @throws GithubFault if it does not say where
     */
    String place(Question question, Countdown time) throws GithubFault, InterruptedException {
        Reply reply = repeated(question, time);
        if (!reply.isRedirect()) {
            Reply answer = statuses.of(question, reply);
            throw GithubFault.unreadable(question + ": HTTP " + answer.status() + ", expected a redirect");
        }
        return reply.header("location")
                .orElseThrow(() -> GithubFault.unreadable(question + ": HTTP " + reply.status() + " leads nowhere"));
    }

    private static Question redirected(Question question, Question at, Reply reply) throws GithubFault {
        Optional<Question> target = reply.header("location").flatMap(at::at);
        return target.orElseThrow(() -> GithubFault.unreadable(question + ": HTTP " + reply.status()
                + " leads elsewhere, and the token goes to no other server than GITHUB_API_URL names"));
    }

    private Reply repeated(Question question, Countdown time) throws GithubFault, InterruptedException {
        for (int number = 1; ; number++) {
            Duration pause = PAUSE.multipliedBy(number);
            try {
                Reply reply = remembered(question, time);
                if (reply.status() < 500 || isLast(question, number, pause, time)) {
                    return reply;
                }
            } catch (TooLongException tooLong) {
                throw GithubFault.unreadable(question + ": " + tooLong.getMessage());
            } catch (IOException failed) {
                if (isLast(question, number, pause, time)) {
                    throw GithubFault.unreachable(question + ": " + failed.getMessage());
                }
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** Asked after the attempt, which may have taken all of the time. */
    private boolean isLast(Question question, int number, Duration pause, Countdown time) {
        // Said twice, it could be done twice.
        return question.json().isPresent()
                || number == asker.attempts()
                || time.left().compareTo(pause) <= 0;
    }

    private Reply remembered(Question question, Countdown time) throws IOException, GithubFault, InterruptedException {
        Optional<Budget.Exhausted> exhausted = budget.take(asker);
        if (exhausted.isPresent()) {
            throw GithubFault.notNow(
                    question + ": not asked, as there were " + exhausted.get().requests() + " requests within the hour",
                    exhausted.get().left());
        }
        if (question.json().isPresent()) {
            return new Wire(api, question, Map.of()).run(time);
        }
        Memory.Recollection known = memory.of(question);
        Reply reply = new Wire(api, question, known.condition()).run(time);
        memory.keep(question, reply);
        return known.with(reply);
    }
}
