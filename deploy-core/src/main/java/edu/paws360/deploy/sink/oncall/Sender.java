package edu.paws360.deploy.sink.oncall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends to one receiver, and remembers before that it is sent, and after what came of it. Not thread-safe. */
final class Sender {
    private static final String NEXT_RUN = "; the next run tells it again.";

    private final LedgerFile file;
    private final Aside aside;
    private final Receiver receiver;
    private final Tries tries;
    private final List<String> told = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Sender(LedgerFile file, Aside aside, Receiver receiver, Tries tries) {
        this.file = file;
        this.aside = aside;
        this.receiver = receiver;
        this.tries = tries;
    }

    /** Tells something new. */
    void send(String verb, Notice notice, Optional<Page> before) throws InterruptedException {
        String key = notice.incident().place().key();
        Page sending = Page.sending(notice);
        file.keep(file.ledger().with(key, Optional.of(sending)));
        Tries.Outcome outcome = tries.of(receiver, notice);
        file.keep(file.ledger().with(key, after(outcome, sending, before)));
        note(verb, notice, outcome);
    }

    private static Optional<Page> after(Tries.Outcome outcome, Page sending, Optional<Page> before) {
        boolean held = outcome.perhapsTaken() || before.map(Page::held).orElse(false);
        if (outcome.taken()) {
            return sending.ending() ? Optional.empty() : Optional.of(sending.taken());
        }
        if (outcome.refusedForGood()) {
            return sending.ending() ? Optional.empty() : Optional.of(sending.refusedWith(held));
        }
        return outcome.perhapsTaken() ? Optional.of(sending) : before;
    }

    /** Tells again what it has, but may have forgotten. */
    void repeat(Notice notice) throws InterruptedException {
        note("still fires", notice, tries.of(receiver, notice));
    }

    private void note(String verb, Notice notice, Tries.Outcome outcome) {
        if (outcome.taken()) {
            told.add(verb + " " + inWords(notice.incident()));
        } else if (outcome.reply() instanceof Reply.Later later) {
            later.leaveAlone().ifPresent(wanted -> leaveAlone(notice, wanted));
            fail(later.words() + NEXT_RUN);
        } else if (outcome.reply() instanceof Reply.Refused refused) {
            fail(refused.forGood() ? aside(notice, refused.words()) : refused.words() + NEXT_RUN);
        }
    }

    private String aside(Notice notice, String words) {
        return words + "; it is not sent again, and " + aside.keep(receiver.toString(), notice, words) + ".";
    }

    private void leaveAlone(Notice notice, Duration wanted) {
        file.keep(file.ledger()
                .leftAloneUntil(Optional.of(notice.now().plus(tries.spent()).plus(wanted))));
    }

    void fail(String words) {
        failures.add(words);
    }

    boolean failed() {
        return !failures.isEmpty();
    }

    /** Everything that stood in the way, and what was told all the same. */
    String failures() {
        return String.join(" ", failures)
                + told().map(words -> " Told: " + words + ".").orElse("");
    }

    /** What was told, in words. */
    Optional<String> told() {
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told) + " at " + receiver.address());
    }

    static String inWords(Incident incident) {
        return incident.place() + " (" + incident.said().reason() + ", deployment " + incident.deploymentId() + ")";
    }
}
