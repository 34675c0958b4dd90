package edu.paws360.deploy.testbed;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody can have written into a test. */
final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return "pw" + HexFormat.of().formatHex(bytes);
    }
}
