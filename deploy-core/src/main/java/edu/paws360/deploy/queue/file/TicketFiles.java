package edu.paws360.deploy.queue.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files of one ticket.
 *
 * @param folder the folder of all tickets
 * @param number the ticket's number
 */
record TicketFiles(Path folder, long number) {
    static final String PLACE = ".json";

    /** The ticket's place in line: it waits as long as this is there. */
    Path place() {
        return folder.resolve(number + PLACE);
    }

    Path draft() {
        return folder.resolve(number + ".tmp");
    }

    /** Locked by the owner for as long as its process lives. */
    Path lock() {
        return folder.resolve(number + ".lock");
    }

    /** Until when the owner may be silent. */
    Path lease() {
        return folder.resolve(number + ".lease");
    }

    /** What people ask of the owner; missing until somebody does. */
    Path orders() {
        return folder.resolve(number + ".orders");
    }

    /** Removes all, the place first, so that nobody sees a place without its signs of life. */
    void remove() throws IOException {
        Files.deleteIfExists(place());
        Files.deleteIfExists(draft());
        Files.deleteIfExists(lease());
        Files.deleteIfExists(lock());
        removeOrders();
    }

    private void removeOrders() throws IOException {
        if (Files.isDirectory(orders())) {
            for (Path file : list(orders())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(orders());
        }
    }

    private static Iterable<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
