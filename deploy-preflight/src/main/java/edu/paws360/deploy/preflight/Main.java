package edu.paws360.deploy.preflight;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The preflight on the command line, for scripts and CI jobs without Maven: prints the report, and ends with the spec's exit code
 * ("Preflight Checks"), 0 to 5. {@code --help} tells the options. What is asked of it has to be clear: with options that are
 * wrong nothing is looked at, and the exit code is {@value #USAGE}.
 */
public final class Main {
    /** The options are wrong; nothing was looked at. */
    static final int USAGE = 64;

    /** A fault of our own, or the process was told to end. */
    static final int INTERNAL = 70;

    private Main() {}

    /**
     * Looks, prints, and ends this process.
     *
     * @param arguments options, see {@code --help}
     */
    public static void main(String[] arguments) {
        EndInOrder order = new EndInOrder();
        int exitCode;
        try {
            exitCode = run(List.of(arguments), System.getenv(), System.out, System.err);
        } finally {
            // Not before all is said: a process that was told to end is gone a moment later.
            order.release();
        }
        System.exit(exitCode);
    }

    private static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream errors) {
        try {
            CommandLine line = CommandLine.of(arguments);
            if (line.wantsHelp()) {
                out.print(Help.text());
                return 0;
            }
            PreflightReport report = line.preflight(environment).run();
            out.print(line.wantsJson() ? report.asJson() + "\n" : report.asText());
            return report.exitCode();
        } catch (UsageException wrong) {
            errors.println(wrong.getMessage() + "\nNothing was looked at. --help tells the options.");
            return USAGE;
        } catch (InterruptedException ended) {
            errors.println("The preflight was told to end before it knew anything.");
            return INTERNAL;
        } catch (RuntimeException | Error fault) {
            errors.println("The preflight itself failed, and so tells nothing: " + Wording.of(fault));
            return INTERNAL;
        }
    }
}
