package edu.paws360.deploy.preflight;

import java.io.IOException;

/** What a check of this module does, without the bookkeeping around it. */
interface Look {
    /**
     * Looks.
     *
     * @return what was found
     * @throws IOException if it could not be found out; the message says why and what to do
     * @throws InterruptedException if interrupted
     */
    Finding look() throws IOException, InterruptedException;
}
