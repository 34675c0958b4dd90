package edu.paws360.deploy.http;

import java.io.IOException;
import java.io.Serial;

/** An answer is longer than any that makes sense; asking again would not make it shorter. */
public final class TooLongException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * There is too much of it.
     *
     * @param most how many bytes would have been read
     */
    public TooLongException(int most) {
        super("the answer has more than " + most + " bytes");
    }
}
