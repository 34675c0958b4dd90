package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The spools of a project, one below another's eyes: each run has its own, and takes over those whose run is gone. Thread-safe. */
final class SpoolFolder {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Path folder;
    private final Room room;
    private final InstantSource clock;
    private volatile Path opened;

    SpoolFolder(Path folder, Room room, InstantSource clock) {
        this.folder = folder;
        this.room = room;
        this.clock = clock;
    }

    /** Makes the spool of a deployment, or goes on with it. */
    Spool open(SpoolOrigin wanted) throws IOException, InterruptedException {
        PrivateFiles.folder(folder);
        return alone(() -> {
            Path own = place(wanted.origin().deploymentId());
            opened = own;
            PrivateFiles.folder(own);
            SpoolOwner owner = SpoolOwner.take(own)
                    .orElseThrow(() -> new IOException(own + " belongs to another process that lives"));
            try {
                Optional<SpoolOrigin> before = SpoolOrigin.read(own);
                if (before.isEmpty()) {
                    wanted.write(own);
                }
                return new Spool(own, owner, new Streams(before.orElse(wanted)), room, clock);
            } catch (IOException failed) {
                owner.close();
                throw failed;
            }
        });
    }

    /** Takes over what runs that are gone have left behind. */
    List<Spool> takeOver() throws IOException, InterruptedException {
        return alone(() -> {
            List<Spool> left = new ArrayList<>();
            for (Path place : places()) {
                takeOver(place).ifPresent(left::add);
            }
            return left;
        });
    }

    private Optional<Spool> takeOver(Path place) throws IOException {
        Optional<SpoolOwner> owner = SpoolOwner.take(place);
        if (owner.isEmpty()) {
            countOthers(place);
            return Optional.empty();
        }
        Optional<SpoolOrigin> origin = SpoolOrigin.read(place);
        if (origin.isEmpty()) {
            owner.get().close();
            return Optional.empty();
        }
        return Optional.of(new Spool(place, owner.get(), new Streams(origin.get()), room, clock));
    }

    /** What a run that lives keeps takes room from us too, as far as it goes now. */
    private void countOthers(Path place) throws IOException {
        if (!place.equals(opened)) {
            room.count(new Segments(place, 1, room.most()).total());
        }
    }

    private List<Path> places() throws IOException {
        try (Stream<Path> places = Files.list(folder)) {
            return places.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Whether there is a spool of a deployment, whoever has it. */
    boolean has(String deploymentId) {
        return Files.exists(place(deploymentId).resolve(SpoolOrigin.FILE));
    }

    /** Takes a spool off the disk that is done. */
    void remove(Spool spool) throws IOException, InterruptedException {
        alone(() -> {
            spool.remove();
            return true;
        });
    }

    private Path place(String deploymentId) {
        return folder.resolve(deploymentId);
    }

    private <T> T alone(FileGuard.Work<T, IOException> work) throws IOException, InterruptedException {
        return FileGuard.holding(folder.resolve("spools.lock"), LIMIT, work);
    }
}
