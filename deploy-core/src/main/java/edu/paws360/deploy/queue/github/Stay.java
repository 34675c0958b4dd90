package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueuePosition;
import java.util.Optional;

/**
 * What a ticket needs for as long as it waits and holds. Immutable.
 *
 * @param ticket its number, which is that of our run
 * @param line where it can be seen how it stands
 * @param faces who the others are
 * @param pace how often to look
 * @param patience the clock
 * @param store what people call the queue
 */
record Stay(long ticket, Line line, Faces faces, Pace pace, Patience patience, String store) {
    QueuePosition position(Sight sight) throws InterruptedException {
        Optional<Holder> holder = sight.other().isPresent()
                ? Optional.of(faces.holder(sight.other().get()))
                : Optional.empty();
        return new QueuePosition(ticket, sight.ahead(), sight.depth(), holder, Optional.empty());
    }
}
