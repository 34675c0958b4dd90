package edu.paws360.deploy.preflight;

import java.util.Locale;

/** What {@code --help} prints. */
final class Help {
    private static final String BEGIN = """
            Usage: java -cp CLASSPATH %s [OPTION]...

            Tells whether this machine is fit to deploy, and whether what a deployment needs is within reach.
            Lists have commas and no spaces. An option may also be written as --option=VALUE.

            """.formatted(Main.class.getName());
    private static final String END = """

            It exits with the lowest number among the checks that failed or could not tell:
              0   nothing stands in the way
              1   the runner: CPU, memory or disk
              2   Docker
              3   the network: a host does not resolve or does not answer
              4   a required secret is absent or blank
              5   another production deployment is active
              %d  an option is wrong, and nothing was looked at
              %d  a fault of this program, or it was told to end
            Checks that are skipped or not configured are reported as such, and do not count.
            """.formatted(Main.USAGE, Main.INTERNAL);

    private Help() {}

    static String text() {
        StringBuilder text = new StringBuilder(BEGIN);
        for (Option option : Option.values()) {
            text.append(line(option.synopsis(), option.meaning()));
        }
        return text.append(line(CommandLine.JSON, "the report as JSON, in one line"))
                .append(line(CommandLine.HELP, "this text, and nothing else"))
                .append(END)
                .toString();
    }

    private static String line(String option, String meaning) {
        return String.format(Locale.ROOT, "  %-28s %s\n", option, meaning);
    }
}
