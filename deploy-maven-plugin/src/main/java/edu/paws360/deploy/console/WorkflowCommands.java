package edu.paws360.deploy.console;

import edu.paws360.deploy.report.WrittenOut;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What GitHub's runner, which reads our standard output, is told: which values it must mask as well, and that nobody but us may
 * give it commands meanwhile, and which lines belong together. Elsewhere it says nothing. Thread-safe.
 *
 * <p>It writes to the process's standard output itself: Maven 4 decorates what goes through {@code System.out}, and Maven can be
 * told to log to a file, where the values must not stand.
 */
public final class WorkflowCommands implements Groups {
    private static final int BYTES_OF_TOKEN = 16;

    private final boolean heard;
    private final PrintStream out;
    private Optional<String> token = Optional.empty();

    /**
     * Commands to whoever reads a stream.
     *
     * @param environment the environment variables; GitHub's runner sets {@code GITHUB_ACTIONS=true}
     * @param out the stream that it reads
     */
    WorkflowCommands(Map<String, String> environment, PrintStream out) {
        this.heard = "true".equals(environment.get("GITHUB_ACTIONS"));
        this.out = out;
    }

    /**
     * Commands to whoever reads this process's standard output.
     *
     * @param environment the environment variables
     * @return the commands
     */
    public static WorkflowCommands here(Map<String, String> environment) {
        return new WorkflowCommands(
                environment, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    /**
     * Lets the runner mask the secrets. This is the one place where the values stand in the output: the runner keeps these lines
     * to itself. Lines of a value are masked one by one, as a log shows them.
     *
     * @param secrets the secrets; of what is shorter than {@value Masker#SHORTEST} characters nothing is said, because it would
     *     blacken every line
     */
    public void mask(Collection<Secret> secrets) {
        secrets.stream()
                .flatMap(secret -> secret.value().lines())
                .map(String::strip)
                .filter(line -> line.length() >= Masker.SHORTEST)
                .distinct()
                .forEach(line -> say("::add-mask::" + escaped(line)));
    }

    /**
     * Shows an error on the page of the run.
     *
     * @param title a few words
     * @param message what went wrong, masked
     */
    public void error(String title, String message) {
        String escapedTitle =
                escaped(WrittenOut.line(title)).replace(":", "%3A").replace(",", "%2C");
        say("::error title=" + escapedTitle + "::" + escaped(WrittenOut.lines(message)));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /**
     * From now on the runner takes no commands from our output, in whatever form, until it is resumed.
     *
     * @return to be resumed when nothing of others is printed any more
     */
    public synchronized Stopped stop() {
        byte[] unguessable = new byte[BYTES_OF_TOKEN];
        new SecureRandom().nextBytes(unguessable);
        token = Optional.of(HexFormat.of().formatHex(unguessable));
        say("::stop-commands::" + token.get());
        return this::resume;
    }

    private synchronized void resume() {
        token.ifPresent(last -> say("::" + last + "::"));
        token = Optional.empty();
    }

    /** Folds what is printed from now on. While others are not heard, we are heard by a token, and then there is a new one. */
    @Override
    public void open(String title) {
        between("::group::" + escaped(title));
    }

    @Override
    public void close() {
        between("::endgroup::");
    }

    private synchronized void between(String command) {
        boolean stopped = token.isPresent();
        resume();
        say(command);
        if (stopped) {
            stop();
        }
    }

    /** The time in which the runner takes no commands. */
    @FunctionalInterface
    public interface Stopped {
        /** Lets the runner take commands again. */
        void resume();
    }

    private void say(String command) {
        if (heard) {
            System.out.flush();
            out.println(command);
            out.flush();
        }
    }
}
