package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Tells whether the holder has lost production, for one that is first in line. For one thread. */
final class HolderWatch {
    private final FileStore store;
    private String gone = "";
    private long goneSince;

    HolderWatch(FileStore store) {
        this.store = store;
    }

    /** How a holder has lost production, if it has. */
    Optional<Loss> lossOf(Tenure holder) throws IOException {
        return switch (store.tickets().lifeOf(holder.place())) {
            case ALIVE -> Optional.empty();
            case SILENT -> lossIf(isSilentForLong(holder), Loss.LEASE_RAN_OUT);
            case GONE -> lossIf(isSettled(holder), Loss.PROCESS_GONE);
        };
    }

    private static Optional<Loss> lossIf(boolean lost, Loss loss) {
        return lost ? Optional.of(loss) : Optional.empty();
    }

    private Duration settle() {
        return store.timing().settle();
    }

    /** What a silent holder started is being ended too, by its supervisor or by itself once it notices. */
    private boolean isSilentForLong(Tenure silent) throws IOException {
        TicketFiles files = store.folder().ticket(silent.place().ticket());
        Optional<Stamp> until = LeaseText.read(files.lease());
        return until.isPresent() && until.get().plus(settle()).isPast(store.now());
    }

    /** What a dead holder started may be ending still, so the next one goes a while after its death was first seen. */
    private boolean isSettled(Tenure dead) {
        if (!dead.place().isOf(gone)) {
            gone = dead.place().owner();
            goneSince = System.nanoTime();
        }
        return System.nanoTime() - goneSince >= settle().toNanos();
    }
}
