package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The orders of one ticket and their answers, in a folder that goes with it. */
final class Orders {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String ORDER = ".json";
    private static final String ANSWER = ".answer";

    private final QueueFolder folder;
    private final long ticket;
    private final Path orders;

    Orders(QueueFolder folder, long ticket) {
        this.folder = folder;
        this.ticket = ticket;
        this.orders = folder.ticket(ticket).orders();
    }

    /** To be called under the folder's lock only, so that the ticket does not go meanwhile. */
    void leave(Order order) throws IOException {
        Path file = file(order.id(), ORDER);
        Files.createDirectories(orders);
        Json.write(file, file(order.id(), ".tmp"), order);
    }

    /** What was not answered yet, oldest first. */
    List<Order> open() throws IOException, QueueUnavailableException {
        if (!Files.exists(orders)) {
            return List.of();
        }
        List<Order> open = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String id = name.substring(0, name.indexOf('.'));
            if (name.endsWith(ORDER) && !Files.exists(file(id, ANSWER))) {
                read(file).ifPresent(open::add);
            }
        }
        open.sort(Comparator.comparing(Order::at));
        return open;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(orders)) {
            return files.toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    private Optional<Order> read(Path file) throws IOException, QueueUnavailableException {
        try {
            return Optional.of(Json.read(file, Order.class));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (Json.NotOursException damaged) {
            throw StoreFault.corrupt(folder, ticket, damaged);
        }
    }

    void answer(String id, String what) throws IOException {
        AtomicFile.write(file(id, ANSWER), what);
    }

    Optional<String> answerTo(String id) throws IOException {
        try {
            return Optional.of(Files.readString(file(id, ANSWER)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Path file(String id, String end) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The order's id is \"" + id + "\", expected 1 to 64 letters, digits and dashes.");
        }
        return orders.resolve(id + end);
    }
}
