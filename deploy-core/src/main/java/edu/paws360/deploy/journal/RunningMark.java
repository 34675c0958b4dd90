package edu.paws360.deploy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a deployment's process lives: a file that it keeps locked. The operating system takes the lock back when the
 * process ends, however it ends, so a mark that can be locked belongs to a process that is gone.
 */
public final class RunningMark implements Closeable {
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
     * @throws JournalException if the mark cannot be made
     */
    public static RunningMark set(Path folder, String deploymentId) throws JournalException {
        Path file = file(folder, deploymentId);
        OURS.add(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new JournalException(file + " is held by another process");
            }
            return new RunningMark(file, channel);
        } catch (IOException failed) {
            OURS.remove(file);
            throw new JournalException("The mark " + file + " cannot be made: " + failed, failed);
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
        Path file = file(folder, deploymentId);
        if (OURS.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be read: " + failed, failed);
        }
    }

    /**
     * Takes away the mark of a process that is gone.
     *
     * @param folder the journal's folder for marks
     * @param deploymentId the deployment
     * @throws JournalException if the mark cannot be taken away
     */
    public static void clear(Path folder, String deploymentId) throws JournalException {
        try {
            Files.deleteIfExists(file(folder, deploymentId));
        } catch (IOException failed) {
            throw new JournalException("The mark of " + deploymentId + " cannot be taken away: " + failed, failed);
        }
    }

    private static Path file(Path folder, String deploymentId) {
        return folder.resolve(deploymentId + ".lock").toAbsolutePath().normalize();
    }

    @Override
    public void close() throws JournalException {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new JournalException("The mark " + file + " cannot be taken away: " + failed, failed);
        } finally {
            OURS.remove(file);
        }
    }
}
