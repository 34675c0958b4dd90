package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A command that was started, what it has printed so far, and all processes that it started. Closing ends them all. It prints into a
 * file, which has no name any more once it runs: who inherits its output and lives on is not waited for. Read by one thread; may be
 * closed by another.
 */
final class RunningCommand implements Closeable {
    /** Names the variable that tells its processes from others. */
    private static final String MARK = "DEPLOY_HEALTH_ATTEMPT";

    private static final int OUTPUT_MAX = 1_000_000;
    private static final int EXCERPT = 2_048;
    private static final int ROUNDS = 100;
    private static final long POLL_MILLIS = 5;
    private static final File NOTHING = new File("/dev/null");
    private static final Path PROCESSES = Path.of("/proc");

    private final Process process;
    private final FileChannel output;
    private final String mark;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningCommand(Process process, FileChannel output, String mark) {
        this.process = process;
        this.output = output;
        this.mark = mark;
    }

    static RunningCommand start(ProcessBuilder builder) throws IOException {
        String mark = UUID.randomUUID().toString();
        builder.environment().put(MARK, mark);
        Path file = Files.createTempFile("deploy-health-", ".out");
        try {
            FileChannel output = FileChannel.open(file, StandardOpenOption.READ);
            try {
                builder.redirectErrorStream(true).redirectOutput(file.toFile()).redirectInput(NOTHING);
                return new RunningCommand(builder.start(), output, mark);
            } catch (IOException e) {
                output.close();
                throw e;
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Waits until its process ends, the time is over, or it has printed too much; whether it has ended. */
    boolean ended(Deadline deadline) throws IOException, InterruptedException {
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (deadline.isOver() || tooMuch()) {
                return false;
            }
        }
        return true;
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean tooMuch() throws IOException {
        return output.size() > OUTPUT_MAX;
    }

    String printed() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(OUTPUT_MAX, output.size()));
        while (bytes.hasRemaining() && output.read(bytes, bytes.position()) >= 0) {
            // A file is read in one go, or in a few.
        }
        return UTF_8.decode(bytes.flip()).toString();
    }

    String excerpt() throws IOException {
        String text = printed().strip();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    /** Kills until none is left: one that forks while it is killed leaves a child for the next round. */
    @Override
    public void close() throws IOException {
        boolean left = !closed.getAndSet(true);
        for (int round = 0; left && round < ROUNDS; round++) {
            left = killAll();
        }
        output.close();
    }

    private boolean killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        List<ProcessHandle> marked = marked();
        marked.forEach(ProcessHandle::destroyForcibly);
        return !marked.isEmpty();
    }

    /** Also those whose parents have ended, which are nobody's descendants any more. */
    private List<ProcessHandle> marked() {
        return Files.isDirectory(PROCESSES.resolve("self"))
                ? ProcessHandle.allProcesses().filter(this::isMarked).toList()
                : List.of();
    }

    private boolean isMarked(ProcessHandle handle) {
        try {
            byte[] environment = Files.readAllBytes(PROCESSES.resolve(handle.pid() + "/environ"));
            return new String(environment, ISO_8859_1).contains(MARK + "=" + mark);
        } catch (IOException e) {
            // It has ended, or is another user's.
            return false;
        }
    }
}
