package edu.paws360.deploy.queue.github;

/** Where it can be seen who is in line. For one thread. */
interface Line {
    /** Everybody, as far as GitHub tells now. */
    Sight look() throws NotKnownException, InterruptedException;

    /** As {@link #look}, for whoever waits and looks often: what has not changed since may be older. */
    Sight glance() throws NotKnownException, InterruptedException;

    /** What tells whether we hold production still, as cheaply as that can be had. */
    Sight confirm() throws NotKnownException, InterruptedException;
}
