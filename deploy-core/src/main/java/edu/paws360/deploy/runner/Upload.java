package edu.paws360.deploy.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Files on their way: what git packs, in chunks with their lengths before them, and an empty one at the end. */
final class Upload implements Channel.Parcel, AutoCloseable {

    /** How long it may take. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int CHUNK = 1 << 16;
    private static final long END_SECONDS = 10;

    private final Process git;
    private final ErrorTail errors;

    /** Reads what this process prints. */
    Upload(Process git) {
        this.git = git;
        this.errors = new ErrorTail(git.getErrorStream());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, InterruptedException {
        try (InputStream packed = git.getInputStream()) {
            for (byte[] chunk = packed.readNBytes(CHUNK); chunk.length > 0; chunk = packed.readNBytes(CHUNK)) {
                out.write(length(chunk.length));
                out.write(chunk);
            }
        }
        if (!git.waitFor(END_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
            throw new Channel.Undeliverable("git could not pack the files of the commit: " + errors.text());
        }
        out.write(length(0));
    }

    private static byte[] length(int size) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(size).array();
    }

    /** Ends git. */
    @Override
    public void close() {
        git.descendants().forEach(ProcessHandle::destroyForcibly);
        git.destroyForcibly();
    }
}
