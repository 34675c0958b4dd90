package edu.paws360.deploy.github;

import java.io.IOException;
import java.io.Serial;

/** An answer is longer than any of GitHub's; asking again would not make it shorter. */
final class TooLongException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooLongException() {
        super("the answer has more than " + Exchange.LONGEST + " bytes");
    }
}
