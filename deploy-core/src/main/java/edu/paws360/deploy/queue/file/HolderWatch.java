package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells whether the holder has lost production, for one that is first in line: once it has seen it dead or silent for the
 * whole time to settle. It measures that itself, by a clock that stands still while the machine sleeps, as does whatever has
 * to be ended in that time. For one thread.
 */
final class HolderWatch {
    private final FileStore store;
    private final LongSupplier nanos;
    private Optional<Sight> seen = Optional.empty();
    private long since;

    /**
     * A holder that was not there. A renewal makes it another one.
     *
     * @param owner who it is
     * @param until when its lease ends or ended, where that can be read
     */
    private record Sight(String owner, Optional<Stamp> until) {}

    HolderWatch(FileStore store) {
        this(store, System::nanoTime);
    }

    HolderWatch(FileStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /** How a holder has lost production, if it has. */
    Optional<Loss> lossOf(Tenure holder) throws IOException {
        return switch (store.tickets().lifeOf(holder.place())) {
            case ALIVE -> found();
            case SILENT -> missed(holder.place(), Loss.LEASE_RAN_OUT);
            case GONE -> missed(holder.place(), Loss.PROCESS_GONE);
        };
    }

    private Optional<Loss> found() {
        seen = Optional.empty();
        return Optional.empty();
    }

    private Optional<Loss> missed(Place holder, Loss loss) throws IOException {
        TicketFiles files = store.folder().ticket(holder.ticket());
        Optional<Sight> sight = Optional.of(new Sight(holder.owner(), LeaseText.read(files.lease())));
        if (!sight.equals(seen)) {
            seen = sight;
            since = nanos.getAsLong();
        }
        return nanos.getAsLong() - since >= settle(holder).toNanos() ? Optional.of(loss) : Optional.empty();
    }

    /** What the holder started needs the holder's time, whatever ours is. */
    private Duration settle(Place holder) {
        Duration own = store.timing().settle();
        return own.compareTo(holder.settle()) > 0 ? own : holder.settle();
    }
}
