package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import java.util.Optional;

/**
 * A turn that has come.
 *
 * @param tenure what is held from now on
 * @param previous who held production and lost it; empty where it had been given back
 * @param loss how it was lost, where it was
 */
record Turn(Tenure tenure, Optional<Holder> previous, Optional<Loss> loss) {}
