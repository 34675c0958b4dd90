package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How numbers and foreign text are written in messages. Numbers are cut, not rounded, so that 79.96 never reads as 80. */
final class Wording {
    private static final int LONGEST_QUOTE = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

    private Wording() {}

    /** Whether Ansible would put something else in this text's place. */
    static boolean isTemplate(String text) {
        return text.contains("{{");
    }

    static String percent(double value) {
        return number(value) + " %";
    }

    /** A size in decimal units, as disks are sold and as {@code deploy.preflight.diskMin} is written. */
    static String size(long bytes) {
        if (Math.abs(bytes) >= 1_000_000_000L) {
            return number(bytes / 1e9) + " GB";
        }
        return Math.abs(bytes) >= 1_000_000L ? number(bytes / 1e6) + " MB" : bytes + " bytes";
    }

    private static String number(double value) {
        BigDecimal cut = BigDecimal.valueOf(value).setScale(1, RoundingMode.DOWN);
        return (cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros()).toPlainString();
    }

    /** The first line that says something, without the user and password of any URL, and not too long. */
    static String quote(String foreign) {
        return quoteAny(lines(foreign).findFirst());
    }

    /** The last one, where what comes first is a greeting. */
    static String quoteLast(String foreign) {
        return quoteAny(lines(foreign).reduce((earlier, later) -> later));
    }

    private static Stream<String> lines(String foreign) {
        return foreign.lines().map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String quoteAny(Optional<String> line) {
        String clean = USER_INFO.matcher(line.orElse("no message")).replaceAll("//***@");
        String cut = clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "...";
        return CONTROL.matcher(cut)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\x%02x", (int) found.group().charAt(0)));
    }

    /** Our own messages stand for themselves; those of the JDK often are a bare file name, and need their type. */
    static String of(IOException e) {
        return e.getClass() == IOException.class && e.getMessage() != null ? e.getMessage() : of((Throwable) e);
    }

    static String of(Throwable e) {
        String type = e.getClass().getSimpleName();
        return e.getMessage() == null ? type : type + ": " + quote(e.getMessage());
    }
}
