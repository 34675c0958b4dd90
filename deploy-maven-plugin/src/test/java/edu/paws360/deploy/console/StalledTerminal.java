package edu.paws360.deploy.console;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A pseudo terminal that nobody reads, filled to its brim: whoever writes to it waits until it is closed. */
final class StalledTerminal implements Closeable {
    private static final String FILLED = """
            import os, pty, sys
            reader, terminal = pty.openpty()
            os.set_blocking(terminal, False)
            try:
                while True:
                    os.write(terminal, b'.')
            except BlockingIOError:
                pass
            print(os.ttyname(terminal), flush=True)
            sys.stdin.read()
            """;

    private final Process owner;
    private final PrintStream out;

    private StalledTerminal(Process owner, PrintStream out) {
        this.owner = owner;
        this.out = out;
    }

    static StalledTerminal open() throws IOException {
        Process owner = new ProcessBuilder("python3", "-c", FILLED)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = owner.inputReader();
        return new StalledTerminal(
                owner, new PrintStream(new FileOutputStream(said.readLine()), false, StandardCharsets.UTF_8));
    }

    PrintStream out() {
        return out;
    }

    /** Whether a thread has written to it and waits for somebody to read. */
    boolean holdsUp(Thread writer) {
        return Arrays.stream(writer.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(FileOutputStream.class.getName()));
    }

    @Override
    public void close() {
        owner.destroyForcibly();
    }
}
