package edu.paws360.deploy.runner;

import java.util.concurrent.BlockingQueue;

/**
 * Work, and the supervisor that was launched for it.
 *
 * @param ident the name of this work
 * @param assignment the work as its site does it
 * @param channel the connection to the supervisor
 * @param inbox where what it says waits, and what our caller wants of it
 */
record Supervised(String ident, Assignment assignment, Channel channel, BlockingQueue<Report> inbox)
        implements AutoCloseable {

    /** The same supervisor, told more. */
    Supervised with(Assignment grown) {
        return new Supervised(ident, grown, channel, inbox);
    }

    @Override
    public void close() {
        channel.close();
    }
}
