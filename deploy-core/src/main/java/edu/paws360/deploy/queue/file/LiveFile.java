package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code live.json}: what the holders of this queue have brought to where. It is replaced as a whole, so that it is read
 * without the lock. What cannot be understood is never taken for nothing.
 */
final class LiveFile {
    static final int FORMAT = 1;

    private final QueueFolder folder;

    LiveFile(QueueFolder folder) {
        this.folder = folder;
    }

    /**
     * All that was noted.
     *
     * @param format the version of this form
     * @param notes one for each destination
     */
    record Notes(int format, List<Note> notes) {
        Notes {
            notes = List.copyOf(notes);
            if (format != FORMAT) {
                throw new IllegalArgumentException("format " + format + " instead of " + FORMAT);
            }
        }
    }

    /** What is live at one destination. */
    record Note(Destination where, LiveCommit live) {
        Note {
            Objects.requireNonNull(where, "where");
            Objects.requireNonNull(live, "live");
        }
    }

    Optional<LiveCommit> find(Destination where) throws IOException, QueueUnavailableException {
        return read().stream()
                .filter(note -> note.where().equals(where))
                .map(Note::live)
                .findFirst();
    }

    /** To be called under the folder's lock only. */
    void note(Destination where, LiveCommit live) throws IOException, QueueUnavailableException {
        List<Note> notes = new ArrayList<>(read());
        notes.removeIf(note -> note.where().equals(where));
        notes.add(new Note(where, live));
        Json.write(folder.live(), folder.liveDraft(), new Notes(FORMAT, notes));
        folder.sync();
    }

    private List<Note> read() throws IOException, QueueUnavailableException {
        try {
            return Json.read(folder.live(), Notes.class).notes();
        } catch (NoSuchFileException nothingNotedYet) {
            return List.of();
        } catch (Json.NotOursException notOurs) {
            throw StoreFault.senseless(folder, notOurs);
        }
    }
}
