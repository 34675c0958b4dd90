package edu.paws360.deploy.journal;

import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.store.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
        JournalHead base;
        JournalHead cut;
        Path archive;
        try (LinesFile lines = LinesFile.toRead(files.lines())) {
            base = lines.base();
            if (upTo <= base.count()) {
                return Optional.empty();
            }
            archive = files.archive().resolve("journal-" + (base.count() + 1) + "-" + upTo + ".jsonl.gz");
            cut = copy(lines, upTo, archive);
        }
        JournalEntry told = writer.append(
                deploymentId,
                new JournalPruned(upTo, cut.hash(), upTo - base.count(), "archive/" + archive.getFileName(), by));
        replace(cut);
        return Optional.of(told);
    }

    /** Copies the lines up to a number, checked once more. */
    private JournalHead copy(LinesFile file, long upTo, Path archive) throws IOException {
        Path fresh = archive.resolveSibling(archive.getFileName() + ".new");
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
        sync(fresh);
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return seen;
    }

    /** Most is copied beside those who write; only what they wrote meanwhile is copied while they wait. */
    private void replace(JournalHead cut) throws IOException {
        Path fresh = files.folder().resolve("journal.jsonl.new");
        try (FileOutputStream copy = new FileOutputStream(fresh.toFile())) {
            copy.write(cut.text());
            long done = copyRest(copy, cut.bytes());
            copy.getFD().sync();
            files.holding(() -> {
                copyRest(copy, done);
                copy.getFD().sync();
                return Files.move(
                        fresh, files.lines(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private long copyRest(OutputStream copy, long from) throws IOException {
        long place = from;
        long end = JournalHead.read(files.head()).orElse(JournalHead.EMPTY).bytes();
        try (LinesFile lines = LinesFile.toRead(files.lines())) {
            while (place < end) {
                byte[] block = lines.read(place, (int) Math.min(BLOCK, end - place));
                copy.write(block);
                place += block.length;
            }
        }
        return place;
    }

    private static void sync(Path file) throws IOException {
        try (FileOutputStream disk = new FileOutputStream(file.toFile(), true)) {
            disk.getFD().sync();
        }
    }
}
