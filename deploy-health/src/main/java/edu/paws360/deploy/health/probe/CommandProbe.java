package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Healthy when a command ends with the expected exit code, and prints what is expected. It gets no input. When the attempt ends,
 * so do all processes that it has left, found on Linux by a variable in their environment, and elsewhere as its descendants.
 * Exit code 75 ("temporary failure" of sysexits.h) means not yet unless it is the expected one, as does no end in time; any other
 * code means no. Secrets do not belong into the arguments, which every user of the machine can read: put them into the
 * environment, whose values are masked and never shown. Immutable and thread-safe.
 */
public final class CommandProbe implements Probe {
    private static final int TEMPORARY_FAILURE = 75;
    private static final int MOST_EXIT = 255;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Set<String> withheld;
    private final Optional<File> folder;
    private final int exitCode;
    private final Optional<String> output;

    private CommandProbe(
            List<String> command,
            Map<String, String> environment,
            Set<String> withheld,
            Optional<File> folder,
            int exitCode,
            Optional<String> output) {
        this.command = List.copyOf(command);
        this.environment = environment;
        this.withheld = Set.copyOf(withheld);
        this.folder = folder;
        this.exitCode = exitCode;
        this.output = output;
    }

    /**
     * A probe that runs a program, and expects exit code 0.
     *
     * @param command the program and its arguments, none of which is a secret; no shell looks at them
     * @return the probe
     * @throws IllegalArgumentException if there is no program
     */
    public static CommandProbe of(String... command) {
        if (command.length == 0 || command[0].isBlank()) {
            throw new IllegalArgumentException("A command begins with a program");
        }
        return new CommandProbe(List.of(command), Map.of(), Set.of(), Optional.empty(), 0, Optional.empty());
    }

    /**
     * The same with one more variable in its environment, beside those of this process.
     *
     * @param name the variable
     * @param value its value; masked wherever it would be seen
     * @return a new probe
     */
    public CommandProbe environment(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new CommandProbe(command, more, withheld, folder, exitCode, output);
    }

    /**
     * The same without some variables of this process in its environment, such as secrets that are meant for others.
     *
     * @param names their names, instead of those that were withheld before; what was added to the environment stays
     * @return a new probe
     */
    public CommandProbe withholding(Set<String> names) {
        return new CommandProbe(command, environment, names, folder, exitCode, output);
    }

    /**
     * The same in another folder.
     *
     * @param where the folder; this process's own by default
     * @return a new probe
     */
    public CommandProbe in(File where) {
        return new CommandProbe(command, environment, withheld, Optional.of(where), exitCode, output);
    }

    /**
     * Expects another exit code than 0.
     *
     * @param code 0 to 255
     * @return a new probe
     * @throws IllegalArgumentException if it is out of range
     */
    public CommandProbe expectExit(int code) {
        if (code < 0 || code > MOST_EXIT) {
            throw new IllegalArgumentException("An exit code is 0 to " + MOST_EXIT + ", not " + code);
        }
        return new CommandProbe(command, environment, withheld, folder, code, output);
    }

    /**
     * Expects the output (and error output) to contain this text, letter by letter.
     *
     * @param text the text, not empty
     * @return a new probe
     * @throws IllegalArgumentException if it is empty
     */
    public CommandProbe expectOutput(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Expected a text that the output has to contain, but it is empty");
        }
        return new CommandProbe(command, environment, withheld, folder, exitCode, Optional.of(text));
    }

    /** The program alone: arguments may say more than everybody needs to know. */
    @Override
    public String target() {
        return "command " + command.get(0);
    }

    @Override
    public Collection<String> secrets() {
        return environment.values();
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException, InterruptedException {
        RunningCommand started;
        try {
            started = RunningCommand.start(process());
        } catch (IOException e) {
            // Its message quotes the arguments.
            return new No(target() + " cannot be started: see that it is there and may be run");
        }
        try (RunningCommand running = deadline.guard(started)) {
            return judge(running, running.ended(deadline), Deadline.seconds(deadline.limit()));
        }
    }

    private ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(withheld);
        builder.environment().putAll(environment);
        folder.ifPresent(builder::directory);
        return builder;
    }

    private ProbeOutcome judge(RunningCommand running, boolean ended, String limit) throws IOException {
        if (running.tooMuch()) {
            return new No(target() + " printed more than 1 MB, expected at most that", running.excerpt());
        }
        if (!ended) {
            return new NotYet(target() + " did not end within " + limit, running.excerpt());
        }
        int code = running.exitCode();
        return code == exitCode ? judgeOutput(running) : otherExit(code, running.excerpt());
    }

    private ProbeOutcome otherExit(int code, String excerpt) {
        String detail = target() + " ended with exit code " + code + " (expected " + exitCode + ")";
        return code == TEMPORARY_FAILURE ? new NotYet(detail, excerpt) : new No(detail, excerpt);
    }

    private ProbeOutcome judgeOutput(RunningCommand running) throws IOException {
        String seen = target() + " ended with exit code " + exitCode;
        String printed = running.printed();
        Optional<String> missing = output.filter(text -> !printed.contains(text));
        return missing.isEmpty()
                ? new Healthy(seen)
                : new No(seen + ", but did not print \"" + missing.get() + '"', running.excerpt());
    }

    @Override
    public String toString() {
        return target();
    }
}
