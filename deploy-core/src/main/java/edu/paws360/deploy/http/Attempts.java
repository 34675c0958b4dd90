package edu.paws360.deploy.http;

import java.time.Duration;

/** Sends up to three times what may fare better the next time, after 250 and 500 ms, and within a deadline. */
public final class Attempts {
    private static final int MOST = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Attempts() {}

    /**
     * One attempt.
     *
     * @param <T> what the server answers
     */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * Sends it.
         *
         * @return the answer
         * @throws UnconfirmedException if the server did not confirm it
         * @throws InterruptedException if the thread was interrupted
         */
        T make() throws UnconfirmedException, InterruptedException;
    }

    /**
     * Sends it until it is confirmed, or will not be.
     *
     * @param time no pause goes beyond it
     * @param attempt sends it once
     * @param <T> what the server answers
     * @return the answer
     * @throws UnconfirmedException the last failure, if it was never confirmed
     * @throws InterruptedException if the thread was interrupted
     */
    public static <T> T within(Countdown time, Attempt<T> attempt) throws UnconfirmedException, InterruptedException {
        for (int number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (UnconfirmedException failed) {
                Duration pause = PAUSE.multipliedBy(number);
                if (!failed.worthRepeating() || number == MOST || time.left().compareTo(pause) <= 0) {
                    throw failed;
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
