package edu.paws360.deploy.sink;

import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;

/**
 * A sink that could not be opened: it takes nothing, and the journal says why. Immutable.
 *
 * @param name the name of the sink that it stands for
 * @param why what stood in the way, without secrets
 */
public record UnavailableSink(String name, String why) implements Sink {
    @Override
    public Receipt deliver(JournalReader journal) throws IOException {
        throw new IOException(why);
    }
}
