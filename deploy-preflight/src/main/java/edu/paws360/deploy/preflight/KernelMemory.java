package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The memory of a Linux machine as the kernel counts it. OSHI reads the same file, but it takes a tenth of a second to start.
 *
 * @param total bytes
 * @param available bytes that a new program could have, without what the kernel would not give back
 */
record KernelMemory(long total, long available) {
    private static final Pattern LINE = Pattern.compile("(?m)^(MemTotal|MemAvailable): +([0-9]{1,15}) kB$");
    private static final long KILOBYTE = 1024;

    /**
     * Reads it.
     *
     * @param root the root of the file system, or of a recording of {@code proc}
     * @return empty where the kernel does not tell both: it is no Linux, or one before 3.14
     * @throws IOException if the file is there and cannot be read
     */
    static Optional<KernelMemory> read(Path root) throws IOException {
        Path file = root.resolve("proc/meminfo");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Its size is 0, as of every file of the kernel's: it is read to its end.
        Map<String, Long> numbers = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), KernelMemory::bytes, (first, second) -> first));
        return numbers.size() == 2
                ? Optional.of(new KernelMemory(numbers.get("MemTotal"), numbers.get("MemAvailable")))
                : Optional.empty();
    }

    private static long bytes(MatchResult line) {
        return Long.parseLong(line.group(2)) * KILOBYTE;
    }

    long used() {
        return total - available;
    }
}
