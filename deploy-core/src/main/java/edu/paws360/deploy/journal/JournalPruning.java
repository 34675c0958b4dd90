package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the oldest lines out of a journal and keeps them, compressed, in {@code archive} beside it. Which ones may go is
 * decided elsewhere. First they are copied, then a line of the journal says that they go, and then the file is replaced by one that
 * begins with the head as it was behind them; killed at any moment, the journal verifies.
 */
final class JournalPruning {
    private static final int BLOCK = 1 << 20;
    private static final String NEW = ".new";

    private final JournalFiles files;
    private final LineFormat format;
    private final JournalWriter writer;

    JournalPruning(JournalFiles files, LineFormat format, JournalWriter writer) {
        this.files = files;
        this.format = format;
        this.writer = writer;
    }

    /** One process at a time: what another one copies is half a file until it has its name. */
    Optional<JournalEntry> prune(String deploymentId, long upTo, String by) throws IOException {
        PrivateFiles.folder(files.archive());
        return JournalFiles.holding(files.archive().resolve("prune.lock"), () -> alone(deploymentId, upTo, by));
    }

    private Optional<JournalEntry> alone(String deploymentId, long upTo, String by) throws IOException {
        sweep();
        JournalHead base;
        JournalHead cut;
        Path archive;
        try (LinesFile lines = LinesFile.toRead(files.lines())) {
            base = lines.base();
            if (upTo <= base.count()) {
                return Optional.empty();
            }
            requireRoom(lines.end() - base.bytes());
            archive = files.archive().resolve("journal-" + (base.count() + 1) + "-" + upTo + ".jsonl.gz");
            cut = copy(lines, upTo, archive);
        }
        JournalEntry told = writer.append(
                deploymentId,
                new JournalPruned(upTo, cut.hash(), upTo - base.count(), "archive/" + archive.getFileName(), by));
        new JournalReplacement(files).by(cut);
        return Optional.of(told);
    }

    /** What a prune that was killed has left. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(files.archive(), "*" + NEW)) {
            for (Path one : left) {
                Files.deleteIfExists(one);
            }
        }
    }

    /** As much as all lines take: those that go are packed, and those that stay are copied; and what a deployment may need. */
    private void requireRoom(long bytes) throws IOException {
        long free = Files.getFileStore(files.folder()).getUsableSpace();
        long needed = bytes + 2L * Reserve.BYTES;
        if (free < needed) {
            throw new JournalException("There is no room to prune the journal in " + files.folder() + ": " + free
                    + " bytes are free, expected " + needed
                    + ", since what goes and what stays is copied first. Make room on its disk; files of archive/ may be moved"
                    + " elsewhere");
        }
    }

    /** Copies the lines up to a number, checked once more. */
    private JournalHead copy(LinesFile file, long upTo, Path archive) throws IOException {
        Path fresh = archive.resolveSibling(archive.getFileName() + NEW);
        try {
            JournalHead seen = pack(file, upTo, fresh);
            sync(fresh);
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return seen;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private JournalHead pack(LinesFile file, long upTo, Path fresh) throws IOException {
        JournalHead head = JournalHead.read(files.head()).orElse(JournalHead.EMPTY);
        JournalHead seen = file.base();
        try (FileOutputStream disk = new FileOutputStream(fresh.toFile());
                OutputStream copy = new GZIPOutputStream(disk, BLOCK)) {
            LineReader lines = new LineReader(file, seen.bytes(), head.bytes());
            while (seen.count() < upTo) {
                byte[] line = lines.next().orElseThrow(() -> new JournalException("The journal has no line " + upTo));
                seen = seen.plus(format.readNext(line, seen), line.length + 1);
                copy.write(line);
                copy.write('\n');
            }
        }
        return seen;
    }

    private static void sync(Path file) throws IOException {
        try (FileOutputStream disk = new FileOutputStream(file.toFile(), true)) {
            disk.getFD().sync();
        }
    }
}
