package edu.paws360.deploy.guard;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name of branches. {@code *} stands for one or more characters of any kind, slashes too; everything else stands for
 * itself, upper and lower case told apart. The whole name must match.
 *
 * @param text the pattern, such as {@code main} or {@code release/*}
 */
record BranchPattern(String text) {
    boolean matches(String branch) {
        String expression = Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(branch).matches();
    }
}
