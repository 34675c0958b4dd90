package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;

/** How numbers and foreign text are written in messages. Numbers are cut, not rounded, so that 79.96 never reads as 80. */
final class Wording {
    private static final int LONGEST_QUOTE = 300;
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

    private Wording() {}

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

    static String time(Duration time) {
        if (time.toMillis() % 1_000 != 0 || time.isZero()) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String number(double value) {
        BigDecimal cut = BigDecimal.valueOf(value).setScale(1, RoundingMode.DOWN);
        return (cut.signum() == 0 ? BigDecimal.ZERO : cut.stripTrailingZeros()).toPlainString();
    }

    /** The first line that says something, without the user and password of any URL, and not too long. */
    static String quote(String foreign) {
        String line = foreign.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("no message");
        String clean = USER_INFO.matcher(line).replaceAll("//***@");
        return clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "...";
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
