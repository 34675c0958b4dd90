package edu.paws360.deploy.journal;

import edu.paws360.deploy.store.FileGuard;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Says that a deployment's process lives: a file that it keeps locked. The operating system takes the lock back when the
 * process ends, however it ends, so a mark that can be locked belongs to a process that is gone.
 */
public final class RunningMark implements Closeable {
    private static final String END = ".lock";
    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);
    // Locks belong to the JVM: a second channel on the same file would give ours up when it is closed.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunningMark(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Marks a deployment as running until {@link #close}.
     *
     * @param folder the journal's {@linkplain Journal#running() folder for marks}
     * @param deploymentId the deployment
     * @return the mark
     * @throws AlreadyRunningException if somebody else has marked it
     * @throws JournalException if the mark cannot be made
     */
    public static RunningMark set(Path folder, String deploymentId) throws AlreadyRunningException, JournalException {
        Path file = file(folder, deploymentId);
        if (!OURS.add(file)) {
            throw new AlreadyRunningException(file);
        }
        boolean marked = false;
        try {
            RunningMark mark = JournalFiles.holding(sweeping(folder), () -> take(file));
            marked = true;
            return mark;
        } catch (AlreadyRunningException held) {
            throw held;
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be made: " + failed, failed);
        } finally {
            if (!marked) {
                OURS.remove(file);
            }
        }
    }

    private static RunningMark take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            lock(channel, file);
            locked = true;
            return new RunningMark(file, channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        long end = System.nanoTime() + LOOKS.toNanos();
        try {
            while (channel.tryLock() == null) {
                if (!isLookedAt(channel) || System.nanoTime() - end >= 0) {
                    throw new AlreadyRunningException(file);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (OverlappingFileLockException otherwiseLoaded) { // this class, once more in this JVM
            throw new AlreadyRunningException(file);
        }
    }

    /** Whoever only looks whether a mark is held shares its lock with others who do, for a moment. */
    private static boolean isLookedAt(FileChannel channel) throws IOException {
        try (FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared != null;
        }
    }

    /**
     * Whether the process of a deployment still lives.
     *
     * @param folder the journal's folder for marks
     * @param deploymentId the deployment
     * @return {@code false} only if it is certain that the process is gone
     * @throws JournalException if that cannot be told
     */
    public static boolean lives(Path folder, String deploymentId) throws JournalException {
        return lives(file(folder, deploymentId));
    }

    private static boolean lives(Path file) throws JournalException {
        if (OURS.contains(file)) {
            return true;
        }
        // A lock that others may share needs no right to write, so whoever may only read can tell, too.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException otherwiseLoaded) {
            return true; // this class, once more in this JVM
        } catch (NoSuchFileException taken) {
            return false;
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be read: " + failed, failed);
        }
    }

    /**
     * Works if the process of a deployment is gone; until that is done nobody can mark it as running again.
     *
     * @param <T> what the work gives
     * @param folder the journal's folder for marks
     * @param deploymentId the deployment
     * @param work what to do, in a moment
     * @return what the work gave; empty if the process lives
     * @throws JournalException if that cannot be told, or the work throws it
     */
    public static <T> Optional<T> ifGone(Path folder, String deploymentId, FileGuard.Work<T, IOException> work)
            throws JournalException {
        Path file = file(folder, deploymentId);
        try {
            return JournalFiles.holding(
                    sweeping(folder), () -> lives(file) ? Optional.empty() : Optional.of(work.run()));
        } catch (JournalException known) {
            throw known;
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be read: " + failed, failed);
        }
    }

    /**
     * Takes away the marks of processes that are gone, those too that were killed before their first line in the journal.
     *
     * @param folder the journal's folder for marks
     * @throws JournalException if that cannot be told, or a mark cannot be taken away
     */
    public static void sweep(Path folder) throws JournalException {
        try {
            JournalFiles.holding(sweeping(folder), () -> {
                for (Path mark : marks(folder)) {
                    if (!lives(mark)) {
                        Files.deleteIfExists(mark);
                    }
                }
                return true;
            });
        } catch (IOException failed) {
            throw new JournalException("The marks in " + folder + " cannot be taken away: " + failed, failed);
        }
    }

    private static List<Path> marks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.toAbsolutePath().normalize())) {
            return files.filter(file -> file.toString().endsWith(END)).toList();
        }
    }

    /** Held while a mark is made, so that nobody sweeps it away between its making and its lock. */
    private static Path sweeping(Path folder) {
        return folder.resolveSibling(folder.getFileName() + END);
    }

    private static Path file(Path folder, String deploymentId) {
        return folder.resolve(deploymentId + END).toAbsolutePath().normalize();
    }

    /** Deletes the file and gives up its lock while nobody makes a mark: else there could be two of one name, each with its lock. */
    @Override
    public void close() throws JournalException {
        try (channel) {
            JournalFiles.holding(sweeping(file.getParent()), () -> {
                Files.deleteIfExists(file);
                channel.close();
                return true;
            });
        } catch (JournalException busy) {
            // Its lock is given up all the same, and whoever sweeps next takes the file away.
            LoggerFactory.getLogger(RunningMark.class).warn("The mark {} stays for now: {}", file, busy.getMessage());
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be taken away: " + failed, failed);
        } finally {
            OURS.remove(file);
        }
    }
}
