package edu.paws360.deploy.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The step of the workflow to copy that does the deployment's work. Immutable.
 *
 * @param arguments what Maven is given
 * @param environment the step's variables, with GitHub's expressions in them
 */
record JobStep(List<String> arguments, Map<String, String> environment) {
    private static final Path WORKFLOW = Path.of("../docs/github/deploy-on-runner.yml");
    private static final Pattern RUN = Pattern.compile("(?m)^        run: exec mvn (.*)$");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^          ([A-Z_]+): (.*?)( #.*)?$");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z]+)\\.([A-Za-z_]+) }}");

    static JobStep ofTheWorkflowToCopy() throws IOException {
        String step = Files.readString(WORKFLOW).replaceFirst("(?s).*\\n      - name: Deploy\\n", "");
        Matcher run = RUN.matcher(step);
        if (!run.find()) {
            throw new IllegalStateException(WORKFLOW + " runs no Maven in its step Deploy");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        VARIABLE.matcher(step).results().forEach(line -> environment.put(line.group(1), line.group(2)));
        return new JobStep(List.of(run.group(1).split(" ", -1)), environment);
    }

    /**
     * The variables with what GitHub puts in the place of expressions; a secret that there is not, is empty.
     *
     * @param contexts values by the names of contexts, such as {@code inputs}
     */
    Map<String, String> environment(Map<String, Map<String, String>> contexts) {
        Map<String, String> whole = new LinkedHashMap<>();
        environment.forEach((name, value) -> whole.put(
                name, EXPRESSION.matcher(value).replaceAll(found -> Matcher.quoteReplacement(value(found, contexts)))));
        return whole;
    }

    private static String value(MatchResult expression, Map<String, Map<String, String>> contexts) {
        return contexts.get(expression.group(1)).getOrDefault(expression.group(2), "");
    }
}
