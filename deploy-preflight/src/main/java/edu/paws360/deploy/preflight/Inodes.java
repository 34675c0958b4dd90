package edu.paws360.deploy.preflight;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many files may still be made, which Java cannot tell, and OSHI not for every file system. Linux's {@code stat} tells.
 *
 * @param programs how it is run
 * @param known whether this system has such a {@code stat}
 */
record Inodes(Programs programs, boolean known) {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int OUTPUT_MAX = 10_000;
    private static final String SYSTEM_PATH = "/usr/bin:/bin";
    private static final Pattern TOTAL_AND_FREE = Pattern.compile("(\\d{1,20}) (\\d{1,20})");

    /** Those of this machine, by its own {@code stat} where no other is on the PATH. */
    static Inodes here() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SYSTEM_PATH;
        Programs programs = new Programs(Path.of("").toAbsolutePath(), Map.of("PATH", path));
        return new Inodes(programs, System.getProperty("os.name").equals("Linux"));
    }

    /**
     * Looks.
     *
     * @param folder a folder of the file system
     * @return how many; empty if the file system has no such number, or nothing here knows it
     * @throws IOException if it should be known and is not
     * @throws InterruptedException if interrupted
     */
    OptionalLong free(Path folder) throws IOException, InterruptedException {
        if (!known) {
            return OptionalLong.empty();
        }
        Path stat = programs.find("stat").orElseThrow(() -> unknown(folder, "not on PATH"));
        Programs.Ended ended =
                programs.run(LIMIT, OUTPUT_MAX, List.of(stat.toString(), "-f", "-c", "%c %d", folder.toString()));
        Matcher numbers = TOTAL_AND_FREE.matcher(ended.output().strip());
        if (!ended.isSuccess() || !numbers.matches()) {
            throw unknown(folder, Wording.quote(ended.errors()));
        }
        boolean hasNone = numbers.group(1).equals("0");
        return hasNone ? OptionalLong.empty() : OptionalLong.of(number(numbers.group(2)));
    }

    /** Some file systems say the highest number of 64 bits for no end. */
    private static long number(String text) {
        return new BigInteger(text).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    private static IOException unknown(Path folder, String why) {
        return new IOException("stat -f -c '%c %d' " + folder + ": " + why + " (expected how many files the file system"
                + " can hold, and how many more); see that stat is that of Linux");
    }
}
