package edu.paws360.deploy.health.probe;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value has to be. {@code ==} and {@code !=} compare texts, so that version 1.10 is not 1.1; the others compare numbers,
 * and what is no number fulfils none of them. Its text form is the one that {@link #parse} reads. Immutable.
 *
 * @param comparison how the value that is seen has to stand to the expected one
 * @param value the expected one
 */
public record Condition(Comparison comparison, String value) {
    private static final Pattern TEXT = Pattern.compile("(?s)\\s*(==|!=|<=|>=|<|>)?\\s*(.*?)\\s*");

    /**
     * Checks that numbers are compared with a number.
     *
     * @throws IllegalArgumentException if the comparison is one of numbers, and the value is none
     */
    public Condition {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(value, "value");
        if (comparison.isOfNumbers() && number(value).isEmpty()) {
            throw new IllegalArgumentException("Only a number can stand behind " + comparison + ", not: " + value);
        }
    }

    /**
     * A condition that wants exactly this text.
     *
     * @param value the text
     * @return the condition
     */
    public static Condition equalTo(String value) {
        return new Condition(Comparison.EQUAL, value);
    }

    /**
     * Reads a comparison and a value.
     *
     * @param text such as {@code < 0.01}, {@code >= 3} or {@code != down}; without a sign the value has to be equal
     * @return the condition
     * @throws IllegalArgumentException if there is no value, or the comparison is one of numbers and the value is none
     */
    public static Condition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a comparison and a value such as < 0.01, but there is no value");
        }
        Optional<Comparison> sign = Optional.ofNullable(parts.group(1)).flatMap(Comparison::of);
        return new Condition(sign.orElse(Comparison.EQUAL), parts.group(2));
    }

    /**
     * Whether a value is as it has to be.
     *
     * @param seen the value
     * @return {@code false} also for what is no number where one is needed
     */
    public boolean holds(String seen) {
        if (!comparison.isOfNumbers()) {
            return seen.equals(value) == (comparison == Comparison.EQUAL);
        }
        return number(seen).filter(this::holds).isPresent();
    }

    /**
     * Whether a number is as it has to be; equal are numbers of the same size, however they are written.
     *
     * @param seen the number
     * @return {@code false} also where the expected value is no number
     */
    public boolean holds(BigDecimal seen) {
        return number(value)
                .filter(expected -> comparison.holds(seen, expected))
                .isPresent();
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What is said to people of the value that is expected. */
    String expected() {
        return comparison == Comparison.EQUAL ? '"' + value + '"' : comparison + " " + value;
    }

    @Override
    public String toString() {
        return comparison + " " + value;
    }
}
