package edu.paws360.deploy.secret;

/** Takes what was found in a text. */
@FunctionalInterface
interface Finding {
    void at(int begin, int end);
}
