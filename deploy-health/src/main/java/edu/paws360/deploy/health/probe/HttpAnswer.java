package edu.paws360.deploy.health.probe;

/**
 * A complete HTTP answer.
 *
 * @param status 200 to 599, or whatever three digits were sent
 * @param body at most 1 MB, read as UTF-8
 */
record HttpAnswer(int status, String body) {
    private static final int EXCERPT = 2_048;

    /** The first 2 KB of the body. */
    String excerpt() {
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "…";
    }
}
