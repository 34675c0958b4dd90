package edu.paws360.deploy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file of the head record, kept open between lines by who writes them. Whether it is still the file of that name is looked at
 * each time: it may have been restored, or removed. For whoever holds the folder's lock.
 */
final class HeadFile implements Closeable {
    private final Path path;
    private Optional<RandomAccessFile> file = Optional.empty();
    private FileIdentity identity = FileIdentity.NONE;
    private byte[] text = new byte[0];
    private JournalHead head = JournalHead.EMPTY;
    private boolean isWhole;

    HeadFile(Path path) {
        this.path = path;
    }

    /** What it says; nothing where there is none. */
    Optional<JournalHead> read() throws IOException {
        if (file.isEmpty() || !identity.isOf(path)) {
            close();
            Optional<JournalHead> seen = JournalHead.read(path);
            if (seen.isPresent()) {
                open();
            }
            isWhole = false;
            return seen;
        }
        byte[] now = new byte[JournalHead.LENGTH];
        file.get().seek(0);
        isWhole = file.get().read(now) == now.length;
        if (isWhole && Arrays.equals(now, text)) {
            return Optional.of(head);
        }
        return JournalHead.read(path);
    }

    private void open() throws IOException {
        file = Optional.of(new RandomAccessFile(path.toFile(), "rw"));
        identity = FileIdentity.of(path);
    }

    void write(JournalHead next) throws IOException {
        if (file.isEmpty() || !isWhole) {
            next.write(path);
            isWhole = true;
            return;
        }
        text = next.text();
        head = next;
        file.get().seek(0);
        file.get().write(text);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }
}
