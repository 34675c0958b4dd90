package edu.paws360.deploy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replaces whole files: a reader sees the old text or the new one, never a part, even if the machine goes down. */
public final class AtomicFile {
    /** Readable by everyone: what is written here holds no secrets, and other programs collect it. */
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private static final String END = ".tmp";

    private AtomicFile() {}

    /**
     * Replaces a file, and removes what a process that was killed while it did so left behind. For one writer at a time.
     *
     * @param file the file; its folder must exist
     * @param text what it holds afterwards, as UTF-8
     * @throws IOException if it cannot be replaced; then it is as it was
     */
    public static void write(Path file, String text) throws IOException {
        // The name must not end as the file's does: a collector that reads *.prom would read it half written.
        String begin = "." + file.getFileName();
        Path folder = file.toAbsolutePath().getParent();
        for (Path left : leftBehind(folder, begin)) {
            Files.deleteIfExists(left);
        }
        Path fresh = Files.createTempFile(folder, begin, END);
        try {
            fill(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static List<Path> leftBehind(Path folder, String begin) throws IOException {
        Predicate<String> ours = Pattern.compile(Pattern.quote(begin) + "\\d+" + Pattern.quote(END))
                .asMatchPredicate();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> ours.test(path.getFileName().toString()))
                    .toList();
        }
    }

    private static void fill(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, READABLE);
        }
    }
}
