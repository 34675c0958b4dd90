package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.http.Answer;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.JsonPost;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes lines to a Loki until each of them was answered for. For one thread. */
final class Courier {
    /** A Loki refuses what is older than a week (by default); an hour less, so that ours are not older when they arrive. */
    private static final Duration OLDEST = Duration.ofDays(7).minusHours(1);

    /** So many lines of a spool that are refused one after the other are not each at fault. */
    private static final int SUSPICIOUS = 100;

    private final LokiTarget target;
    private final LokiRefusal refusal;
    private final SetAside refused;
    private final Progress progress;
    private final InstantSource clock;
    private final Pauses pauses;
    private final Map<Spool, Integer> inARow = new HashMap<>();

    Courier(LokiTarget target, SetAside refused, Progress progress, InstantSource clock) {
        this.target = target;
        this.refusal = new LokiRefusal(target);
        this.refused = refused;
        this.progress = progress;
        this.clock = clock;
        this.pauses = new Pauses(target.times());
    }

    /**
     * Sends the next lines of a spool until they are answered.
     *
     * @throws RefusedException if the Loki refuses whatever it is sent of this spool
     * @throws StoppedException if it refuses whatever it is sent
     * @throws InterruptedException if the run ends
     */
    void deliver(Spool spool, Span span) throws IOException, InterruptedException, StoppedException {
        Span fresh = withoutOld(spool, span);
        if (fresh.isEmpty()) {
            return;
        }
        Answer answer = answer(spool, fresh);
        if (Ruling.of(answer.status()) == Ruling.TAKEN) {
            inARow.remove(spool);
            spool.answered(fresh);
            progress.taken(fresh.lines());
        } else if (fresh.isOneLine()) {
            setAside(spool, fresh, answer);
        } else {
            deliver(spool, fresh.firstHalf());
            deliver(spool, fresh.secondHalf());
        }
    }

    private Span withoutOld(Spool spool, Span span) throws IOException {
        long oldest = Stamps.nanos(clock.instant().minus(OLDEST));
        Span fresh = span;
        while (!fresh.isEmpty() && fresh.first().stamp() < oldest) {
            setAside(spool, fresh.head(), "older than a week when it could be sent");
            fresh = fresh.rest();
        }
        return fresh;
    }

    private void setAside(Spool spool, Span line, Answer answer) throws IOException, RefusedException {
        setAside(spool, line, answer.quote().orElse("HTTP " + answer.status()));
        int refusals = inARow.merge(spool, 1, Integer::sum);
        if (refusals >= SUSPICIOUS) {
            throw new RefusedException(refusal.everyLine(refusals, answer));
        }
    }

    private void setAside(Spool spool, Span line, String reason) throws IOException {
        refused.keep(spool.streams(), line.first(), reason);
        spool.answered(line);
        progress.setAside(reason);
    }

    /** Asks until there is an answer that a pause would not change. */
    private Answer answer(Spool spool, Span span) throws InterruptedException, StoppedException {
        byte[] body = PushBody.of(spool.streams(), span);
        while (true) {
            Optional<Answer> answer = post(body);
            Ruling ruling = answer.map(Answer::status).map(Ruling::of).orElse(Ruling.AGAIN);
            if (ruling == Ruling.STOP) {
                throw new StoppedException(refusal.answered(answer.get()));
            } else if (ruling != Ruling.AGAIN) {
                pauses.reset();
                return answer.get();
            }
            answer.map(refusal::answered).ifPresent(progress::failed);
            pause(answer.flatMap(Answer::retryAfter));
        }
    }

    /** Whoever waits for the answer ends the pause, but not what the Loki has ordered. */
    private void pause(Optional<Duration> ordered) throws InterruptedException {
        Duration pause = pauses.next();
        Duration order = ordered.map(pauses::bounded).orElse(Duration.ZERO);
        if (order.isZero()) {
            progress.pause(pause);
        } else {
            progress.await(() -> false, order.compareTo(pause) > 0 ? order : pause);
        }
    }

    private Optional<Answer> post(byte[] body) throws InterruptedException {
        Countdown time = Countdown.of(target.times().patience().multipliedBy(2));
        progress.requested();
        try {
            return Optional.of(new JsonPost(
                            target.endpoint(),
                            body,
                            headers(),
                            time,
                            target.times().patience())
                    .send("deploy-loki-post"));
        } catch (IOException failed) {
            progress.failed(refusal.unanswered(failed.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Encoding", "gzip"));
        target.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", tenant));
        return headers;
    }
}
