package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.http.Answer;

/** Says why lines were not taken. */
final class LokiRefusal {
    private static final String EXPECTED = ", expected 204";

    private final LokiTarget target;

    LokiRefusal(LokiTarget target) {
        this.target = target;
    }

    /** It answered, but not with success. */
    String answered(Answer answer) {
        return "The Loki at " + target.address() + " answered " + answer.status() + EXPECTED
                + answer.quote().map(words -> ": " + words).orElse("") + ". " + advice(answer.status());
    }

    private static String advice(int status) {
        if (status == 401 || status == 403) {
            return "Set deploy.loki.token, or user and password in " + LokiTarget.PROPERTY
                    + ", from the environment, and deploy.loki.tenant if it keeps several apart";
        } else if (status == 404 || (status >= 300 && status < 400)) {
            return "Set " + LokiTarget.PROPERTY + " to the Loki itself";
        }
        return "See " + LokiTarget.PROPERTY + " and the Loki's log";
    }

    /** There was no answer. */
    String unanswered(String seen) {
        return "No answer from the Loki at " + target.address() + ": " + seen + ". See " + LokiTarget.PROPERTY;
    }

    /** It refuses line after line. */
    String everyLine(int lines, Answer answer) {
        return "The Loki at " + target.address() + " refused " + lines + " lines one after the other" + EXPECTED
                + " for some of them"
                + answer.quote().map(words -> ": " + words).orElse("")
                + ". See whether " + LokiTarget.PROPERTY + " is the address of a Loki";
    }
}
