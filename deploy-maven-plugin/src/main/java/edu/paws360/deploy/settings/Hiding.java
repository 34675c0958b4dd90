package edu.paws360.deploy.settings;

import java.util.Set;

/** What of a setting's text is a secret although no reference says so. */
interface Hiding {
    /** Passwords of URLs, the only secrets that most texts hold. */
    Hiding PASSWORDS = new Hiding() {
        @Override
        public Set<String> in(String text) {
            return UrlPasswords.in(text);
        }

        @Override
        public String masked(String text) {
            return UrlPasswords.masked(text);
        }
    };

    /** The secrets in a text whose references are expanded. */
    Set<String> in(String text);

    /** A text as it was written, without its secrets, however badly it is written. */
    String masked(String text);
}
