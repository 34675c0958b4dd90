package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckStatus;
import java.util.List;

/**
 * What is known of one secret's age, or why nothing is known of the age of several.
 *
 * @param secret the name, and where it is kept
 * @param status how that is to be taken
 * @param line what was seen, in half a sentence that names the secret
 */
record Aged(String secret, CheckStatus status, String line) {
    static Aged unknown(List<String> names, String why) {
        String secrets = String.join(", ", names);
        return new Aged(secrets, CheckStatus.UNKNOWN, "the age of " + secrets + " is not known: " + why);
    }
}
