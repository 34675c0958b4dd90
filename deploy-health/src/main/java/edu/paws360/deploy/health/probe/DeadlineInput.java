package edu.paws360.deploy.health.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * Reads a socket with the time that is left as each read's timeout, so that a server that drips bytes cannot start the
 * clock anew with every byte.
 */
final class DeadlineInput extends FilterInputStream {
    private final Socket socket;
    private final Deadline deadline;

    DeadlineInput(Socket socket, InputStream input, Deadline deadline) {
        super(input);
        this.socket = socket;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        socket.setSoTimeout(deadline.remainingMillis());
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        socket.setSoTimeout(deadline.remainingMillis());
        return super.read(buffer, offset, length);
    }
}
