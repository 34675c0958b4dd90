package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.http.Answer;
import edu.paws360.deploy.http.UnconfirmedException;
import java.time.Duration;

/** Says why alerts were not taken. */
final class AlertmanagerRefusal {
    private static final String NEXT = "; the next run tells it again.";

    private final Alertmanager alertmanager;

    AlertmanagerRefusal(Alertmanager alertmanager) {
        this.alertmanager = alertmanager;
    }

    /** It answered, but not with success. */
    UnconfirmedException answered(Answer answer) {
        return new UnconfirmedException(
                "The Alertmanager at " + alertmanager.address() + " answered " + answer.status() + ", expected 200"
                        + answer.quote().map(words -> ": " + words).orElse("") + ". " + advice(answer.status()),
                answer.worthRepeating());
    }

    private static String advice(int status) {
        if (status == 401 || status == 403) {
            return "Give user and password in " + Alertmanager.PROPERTY + ", from the environment" + NEXT;
        }
        return "See " + Alertmanager.PROPERTY + " and the Alertmanager's log" + NEXT;
    }

    /** There was no answer. */
    UnconfirmedException unanswered(String seen) {
        return new UnconfirmedException(
                "No success from the Alertmanager at " + alertmanager.address() + ": " + seen + ". See "
                        + Alertmanager.PROPERTY + NEXT,
                true);
    }

    /** It would take the end of an alert for one that is yet to come, and let the alert fire on. */
    UnconfirmedException behind(Duration lag) {
        return new UnconfirmedException(
                "The clock of the Alertmanager at " + alertmanager.address() + " is " + Spoken.of(lag)
                        + " behind the end of an alert, so it lets the alert fire on. Set both clocks" + NEXT,
                false);
    }
}
