package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of all tickets. What removes something is to be called under the folder's lock only. Thread-safe. */
final class Tickets {
    private static final Pattern OURS = Pattern.compile("\\d{1,18}\\.");
    private static final Logger LOG = LoggerFactory.getLogger(Tickets.class);

    private final QueueFolder folder;
    private final QueueClock clock;

    Tickets(QueueFolder folder, QueueClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Who waits, first in line first. */
    List<Long> waiting() throws IOException {
        return numbers(names(), TicketFiles.PLACE).sorted().toList();
    }

    /** Names only: a path for each of thousands of files would cost more than the listing. */
    private String[] names() throws IOException {
        String[] found = folder.tickets().toFile().list();
        if (found == null && Files.exists(folder.tickets())) {
            throw new IOException(folder.tickets() + " cannot be listed");
        }
        return found == null ? new String[0] : found;
    }

    private static Stream<Long> numbers(String[] names, String end) {
        return Stream.of(names)
                .filter(name -> name.endsWith(end) && OURS.matcher(name).lookingAt())
                .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))));
    }

    boolean isWaiting(long number) {
        return Files.exists(folder.ticket(number).place());
    }

    /** The place of one that waits; empty once it does not. */
    Optional<Place> place(long number) throws IOException, QueueUnavailableException {
        try {
            return Optional.of(Json.read(folder.ticket(number).place(), Place.class));
        } catch (NoSuchFileException left) {
            return Optional.empty();
        } catch (Json.NotOursException notOurs) {
            throw StoreFault.corrupt(folder, number, notOurs);
        }
    }

    Life lifeOf(Place place) throws IOException {
        TicketFiles files = folder.ticket(place.ticket());
        // A lease that cannot be read counts as running: the lock decides.
        Optional<Stamp> until = LeaseText.read(files.lease());
        if (until.isPresent() && until.get().isPast(clock.now())) {
            return Life.SILENT;
        }
        // A ticket of this process is never asked for: see TicketLock.
        boolean ours = place.process().equals(ThisProcess.NAME);
        return ours || TicketLock.isHeld(files.lock()) ? Life.ALIVE : Life.GONE;
    }

    boolean isAlive(long number) throws IOException, QueueUnavailableException {
        Optional<Place> place = place(number);
        return place.isPresent() && lifeOf(place.get()) == Life.ALIVE;
    }

    /** What cannot be removed stays, and does no harm: ticket numbers do not come again. */
    void remove(long number) {
        try {
            folder.ticket(number).remove();
        } catch (IOException e) {
            LOG.warn("The files of ticket {} could not be removed", number, e);
        }
    }

    /** Removes one that does not wait any longer, unless it is because it holds production. */
    void drop(QueueState state, long number) throws IOException {
        if (state.isHeldBy(number)) {
            Files.deleteIfExists(folder.ticket(number).place());
        } else {
            remove(number);
        }
    }

    /** Removes what processes left behind that were killed while they changed something. */
    void sweep(QueueState state) throws IOException {
        String[] names = names();
        Set<Long> stale = numbers(names, "").collect(Collectors.toCollection(TreeSet::new));
        numbers(names, TicketFiles.PLACE).forEach(stale::remove);
        state.holder().ifPresent(holder -> stale.remove(holder.place().ticket()));
        stale.forEach(this::remove);
    }
}
