package edu.paws360.deploy.health.probe;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** How a value that was seen has to stand to the expected one. */
public enum Comparison {
    /** The same text. */
    EQUAL("=="),
    /** Another text. */
    NOT_EQUAL("!="),
    /** A smaller number. */
    LESS("<"),
    /** A smaller number, or the same. */
    AT_MOST("<="),
    /** A larger number. */
    GREATER(">"),
    /** A larger number, or the same. */
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Optional<Comparison> of(String sign) {
        return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
    }

    boolean isOfNumbers() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    boolean holds(BigDecimal seen, BigDecimal expected) {
        int order = seen.compareTo(expected);
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /** The sign, such as {@code <=}. */
    @Override
    public String toString() {
        return sign;
    }
}
