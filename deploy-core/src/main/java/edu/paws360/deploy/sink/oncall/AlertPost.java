package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Answer;
import edu.paws360.deploy.http.Attempts;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.JsonPost;
import edu.paws360.deploy.http.UnconfirmedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells an Alertmanager some alerts, and sees to it that they are taken as they are meant. */
final class AlertPost {
    private static final int OK = 200;

    private final Alertmanager alertmanager;
    private final AlertmanagerRefusal refusal;
    private final Countdown time;

    AlertPost(Alertmanager alertmanager, Countdown time) {
        this.alertmanager = alertmanager;
        this.refusal = new AlertmanagerRefusal(alertmanager);
        this.time = time;
    }

    /**
     * Tells them. An Alertmanager whose clock has not reached the end of an alert keeps the later end that it was told before,
     * without a word. So its clock is looked at, and what has ended is told again when the end is past there too.
     *
     * @param alerts the alerts
     * @param latestEnd the latest end of those that are told as resolved, if any are
     * @throws UnconfirmedException if they were not taken
     * @throws InterruptedException if the deadline of all sinks has passed
     */
    void tell(List<Alert> alerts, Optional<Instant> latestEnd) throws UnconfirmedException, InterruptedException {
        byte[] json = Alert.json(alerts);
        Optional<Instant> clock = taken(json).date();
        if (latestEnd.isPresent() && clock.isPresent() && !clock.get().isAfter(latestEnd.get())) {
            await(Duration.between(clock.get(), latestEnd.get()).plusMillis(1));
            taken(json);
        }
    }

    private void await(Duration lag) throws UnconfirmedException, InterruptedException {
        if (time.left().compareTo(lag) <= 0) {
            throw refusal.behind(lag);
        }
        Thread.sleep(lag.toMillis() + 1);
    }

    private Answer taken(byte[] json) throws UnconfirmedException, InterruptedException {
        return Attempts.within(time, () -> attempt(json));
    }

    private Answer attempt(byte[] json) throws UnconfirmedException, InterruptedException {
        Answer answer = answer(json);
        if (answer.status() != OK) {
            throw refusal.answered(answer);
        }
        return answer;
    }

    private Answer answer(byte[] json) throws UnconfirmedException, InterruptedException {
        try {
            return new JsonPost(alertmanager.endpoint(), json, time, alertmanager.patience()).send("alertmanager");
        } catch (IOException silent) {
            throw refusal.unanswered(silent.getMessage());
        }
    }
}
