package edu.paws360.deploy.sink.loki;

import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    /** Where they are. */
    Path path() {
        return folder;
    }

    /** Makes the spool of a deployment, or goes on with it. */
    Spool open(SpoolOrigin wanted) throws IOException, InterruptedException {
        PrivateFiles.folder(folder);
        return spool(alone(() -> own(wanted)));
    }

    private SpoolOwner own(SpoolOrigin wanted) throws IOException {
        Path own = place(wanted.origin().deploymentId());
        opened = own;
        PrivateFiles.folder(own);
        if (SpoolOrigin.read(own).isEmpty()) {
            wanted.write(own);
        }
        return SpoolOwner.take(own).orElseThrow(() -> new IOException(own + " belongs to another process that lives"));
    }

    /** Reads what is there. It is ours, so nobody else has to wait meanwhile. */
    private Spool spool(SpoolOwner owner) throws IOException {
        try {
            SpoolOrigin origin = SpoolOrigin.read(owner.folder())
                    .orElseThrow(
                            () -> new IOException("its " + SpoolOrigin.FILE + " is of another version, or damaged"));
            return new Spool(owner.folder(), owner, new Streams(origin), room, clock);
        } catch (IOException | RuntimeException failed) {
            owner.close();
            throw failed;
        }
    }

    /**
     * Takes over what runs that are gone have left behind, those whose lines are the oldest first. What is wrong with one of them
     * is told, and does not concern the others.
     */
    List<Spool> takeOver(BiConsumer<Path, String> wrong) throws IOException, InterruptedException {
        List<Spool> spools = new ArrayList<>();
        for (SpoolOwner owner : alone(() -> ownerless(wrong))) {
            try {
                spools.add(spool(owner));
            } catch (IOException | RuntimeException failed) {
                wrong.accept(owner.folder(), failed.toString());
            }
        }
        spools.sort(Comparator.comparingLong(Spool::newest));
        return spools;
    }

    private List<SpoolOwner> ownerless(BiConsumer<Path, String> wrong) throws IOException {
        List<SpoolOwner> ours = new ArrayList<>();
        for (Path place : places()) {
            try {
                take(place).ifPresent(ours::add);
            } catch (IOException | RuntimeException failed) {
                wrong.accept(place, failed.toString());
            }
        }
        return ours;
    }

    private Optional<SpoolOwner> take(Path place) throws IOException {
        Optional<SpoolOwner> owner = SpoolOwner.take(place);
        if (owner.isEmpty()) {
            countOthers(place);
        } else if (!Files.exists(place.resolve(SpoolOrigin.FILE))) {
            // A run ended before its first line was kept, or while it cleaned up.
            try (SpoolOwner last = owner.get()) {
                Spool.remove(last.folder());
            }
            return Optional.empty();
        }
        return owner;
    }

    /** What a run that lives keeps takes room from us too, as far as it goes now. */
    private void countOthers(Path place) throws IOException {
        if (!place.equals(opened)) {
            room.count(total(place));
        }
    }

    private long total(Path place) throws IOException {
        try {
            return new Segments(place, 1, room.most()).total();
        } catch (NoSuchFileException sentMeanwhile) {
            return 0;
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
