package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One delivery to one receiver: what it has to be told. For one use, by whoever holds the receiver's lock. */
final class Telling {
    private final LedgerFile file;
    private final Sender sender;
    private final Signs signs;
    private final Instant now;
    private final Leave leave;
    private final Receiver receiver;
    private final Incidents incidents;
    private final List<String> remarks = new ArrayList<>();

    Telling(OnCallSink.Means means, Receiver receiver, JournalReader journal) throws IOException {
        this.file = means.file();
        this.sender = means.sender();
        this.signs = means.signs();
        this.now = means.now();
        this.leave = new Leave(means);
        this.receiver = receiver;
        this.incidents = Incidents.in(journal, file.read().mark());
        file.settle(incidents);
    }

    /** Tells how things stand at the end of the journal. */
    Receipt tell() throws IOException, InterruptedException {
        leave.await(receiver, "the next run tells it");
        Stream.concat(overUntold(), incidents.spared().stream()).forEach(remarks::add);
        TreeSet<String> places = new TreeSet<>(incidents.standings().keySet());
        places.addAll(file.ledger().pages().keySet());
        for (String place : places) {
            if (leave.isWanted()) {
                break; // that was said, and the rest waits for the next run
            }
            tell(
                    Optional.ofNullable(incidents.standings().get(place)),
                    file.ledger().page(place),
                    place);
        }
        if (!sender.failed()) {
            file.keep(file.ledger().upTo(incidents.last()));
        }
        file.unwritten().ifPresent(sender::fail);
        if (sender.failed()) {
            throw new IOException(sender.failures());
        }
        String detail = Stream.concat(sender.told().stream(), remarks.stream()).collect(Collectors.joining("; "));
        return new Receipt(
                incidents.last().upTo(), detail.isEmpty() ? "nothing to tell: nothing fires" : detail, List.of());
    }

    private void tell(Optional<Standing> standing, Optional<Page> page, String place) throws InterruptedException {
        if (standing.isPresent() && standing.get().end().isEmpty()) {
            fire(standing.get(), page);
        } else if (page.isPresent()) {
            Optional<Standing.End> end = end(place, page.get(), incidents);
            if (end.isPresent()) {
                end(place, page.get(), standing, end.get());
            }
        }
    }

    /** What a receiver has, and what has ended. */
    static Stream<Page> ended(Ledger ledger, Incidents incidents) {
        return ledger.pages().entrySet().stream()
                .filter(entry -> entry.getValue().held())
                .filter(entry ->
                        end(entry.getKey(), entry.getValue(), incidents).isPresent())
                .map(Map.Entry::getValue);
    }

    /** What has ended it: by the order in this journal, and where it says nothing of the incident, by the time. */
    private static Optional<Standing.End> end(String place, Page page, Incidents incidents) {
        Incident told = page.incident();
        return Optional.ofNullable(incidents.standings().get(place))
                .map(Standing::end)
                .orElseGet(() -> incidents.endAt(place))
                .filter(end ->
                        told.line() > 0 ? end.line() > told.line() : end.at().isAfter(told.at()));
    }

    /** What was told past the journal came later than whatever this journal was told of before. */
    private Standing latest(Standing standing, Optional<Page> page) {
        boolean toldBefore = incidents.goesOn()
                && standing.incident().line() <= file.ledger().mark().upTo();
        return page.map(Page::incident)
                .filter(told -> told.line() == 0 && toldBefore)
                .map(standing::joinedBy)
                .orElse(standing);
    }

    private void fire(Standing inJournal, Optional<Page> page) throws InterruptedException {
        Standing standing = latest(inJournal, page);
        Incident incident = standing.incident();
        Optional<Page> same = page.filter(known -> known.isOf(incident));
        boolean unsure = same.filter(known -> !known.sure()).isPresent();
        Notice notice = new Notice(incident, standing.since(), standing.times(), Optional.empty(), unsure, now, signs);
        if (same.isEmpty() || unsure) {
            sender.send("fired", notice, page);
        } else if (same.get().refused()) {
            sender.fail(Sender.inWords(incident) + " was refused for good by the " + receiver.kind() + " at "
                    + receiver.address() + " and is not sent again; see " + Receiver.PROPERTY + " and "
                    + Aside.NAME + " in deploy.audit.dir.");
        } else if (receiver.forgets() && incident.at().plus(Alert.FIRING).isAfter(now)) {
            sender.repeat(notice);
        } else if (!receiver.forgets()) {
            remarks.add("still fires, as told before: " + Sender.inWords(incident));
        }
    }

    private void end(String place, Page page, Optional<Standing> standing, Standing.End end)
            throws InterruptedException {
        if (!page.held()) {
            file.keep(file.ledger().with(place, Optional.empty()));
            return;
        }
        Incident incident =
                page.incident().line() > 0 ? standing.map(Standing::incident).orElse(page.incident()) : page.incident();
        Notice notice = new Notice(
                incident,
                page.since(),
                standing.map(Standing::times).orElse(1),
                Optional.of(end.notBefore(incident.at())),
                page.ending() && !page.sure(),
                now,
                signs);
        sender.send("resolved", notice, Optional.of(page));
    }

    /** What began and ended since the last delivery, and was never sent: nobody is woken for what is over. */
    private Stream<String> overUntold() {
        long upTo = file.ledger().mark().upTo();
        return incidents.standings().entrySet().stream()
                .filter(entry -> incidents.goesOn() && entry.getValue().end().isPresent())
                .filter(entry -> entry.getValue().incident().line() > upTo)
                .filter(entry -> file.ledger().page(entry.getKey()).isEmpty())
                .map(entry -> "over before it was told: "
                        + Sender.inWords(entry.getValue().incident()));
    }
}
