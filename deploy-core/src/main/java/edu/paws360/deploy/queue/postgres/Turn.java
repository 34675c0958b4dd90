package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import java.util.Optional;

/**
 * A turn that has come.
 *
 * @param token its fencing token
 * @param previous who held production and lost it; empty where it had been given back
 * @param loss how it was lost, where it was
 */
record Turn(long token, Optional<Holder> previous, Optional<Loss> loss) {}
