package edu.paws360.deploy.preflight;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of {@link Main}, read strictly: what is unknown, given twice, or without its value is refused. */
final class CommandLine {
    static final String JSON = "--json";
    static final String HELP = "--help";

    private final Map<Option, String> given = new EnumMap<>(Option.class);
    private final int length;
    private boolean json;
    private boolean help;

    private CommandLine(int length) {
        this.length = length;
    }

    static CommandLine of(List<String> arguments) throws UsageException {
        CommandLine line = new CommandLine(arguments.size());
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty() && !line.help) {
            line.take(rest.pop(), rest);
        }
        return line;
    }

    private void take(String argument, Deque<String> rest) throws UsageException {
        switch (argument) {
            case JSON -> json = true;
            case HELP, "-h" -> help = true;
            default -> takeOption(argument, rest);
        }
    }

    private void takeOption(String argument, Deque<String> rest) throws UsageException {
        if (!argument.startsWith("--")) {
            // It is not quoted, since it may be a secret.
            throw new UsageException(
                    "Argument " + (length - rest.size()) + " is no option; expected one that begins with"
                            + " --. Lists have commas and no spaces, as in --skip cpu,docker.");
        }
        int equals = argument.indexOf('=');
        String spelling = equals < 0 ? argument : argument.substring(0, equals);
        Option option = Option.spelled(spelling).orElseThrow(() -> unknown(spelling));
        keep(option, equals < 0 ? next(option, rest) : argument.substring(equals + 1));
    }

    private static String next(Option option, Deque<String> rest) throws UsageException {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw new UsageException(option.spelling() + " has no value; expected " + option.synopsis() + ".");
        }
        return rest.pop();
    }

    private void keep(Option option, String value) throws UsageException {
        if (value.isBlank()) {
            throw new UsageException(option.spelling() + " has a blank value; expected " + option.synopsis()
                    + ". If a variable stands there, see that it is set.");
        }
        if (given.putIfAbsent(option, value) != null) {
            throw new UsageException(option.spelling() + " is given twice; expected once.");
        }
    }

    private static UsageException unknown(String spelling) {
        String all = Stream.concat(Arrays.stream(Option.values()).map(Option::spelling), Stream.of(JSON, HELP))
                .collect(Collectors.joining(", "));
        return new UsageException("There is no option " + spelling + "; there are: " + all + ".");
    }

    boolean wantsJson() {
        return json;
    }

    boolean wantsHelp() {
        return help;
    }

    /** What is asked for, to be run with this environment. */
    Preflight preflight(Map<String, String> environment) throws UsageException {
        Wishes wishes = new Wishes(environment);
        for (Map.Entry<Option, String> entry : given.entrySet()) {
            Option option = entry.getKey();
            try {
                wishes.take(option, entry.getValue());
            } catch (IllegalArgumentException wrong) {
                throw new UsageException(sentence(shown(option, entry.getValue()) + ": " + wrong.getMessage()));
            }
        }
        try {
            return wishes.preflight();
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(sentence(wrong.getMessage()));
        }
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    /** Instead of a secret's name somebody may have given its value. */
    private static String shown(Option option, String value) {
        return option == Option.SECRETS ? option.spelling() : option.spelling() + " " + value;
    }
}
