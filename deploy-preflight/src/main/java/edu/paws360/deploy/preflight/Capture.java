package edu.paws360.deploy.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds what a program writes, in a file without a name. A pipe would need a thread to read it, and that thread would
 * hang for as long as any grandchild keeps the pipe open. The file is only ours to read, and its name is gone as soon as
 * the program has it open, since an inventory may hold secrets.
 */
final class Capture implements Closeable {
    private final Path file;
    private final FileChannel channel;

    Capture() throws IOException {
        file = Files.createTempFile("preflight", null);
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    Path file() {
        return file;
    }

    /** Takes the name away; to be called when the program has been started. */
    void hide() throws IOException {
        Files.deleteIfExists(file);
    }

    long size() throws IOException {
        return channel.size();
    }

    String text(int bytesMax) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(bytesMax, channel.size()));
        channel.position(0);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
