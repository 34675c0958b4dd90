package edu.paws360.deploy.health.probe;

/**
 * A complete HTTP answer.
 *
 * @param status 200 to 599, or whatever three digits were sent
 * @param body at most 1 MB, read as UTF-8
 * @param location where a redirect leads, empty if nothing says so
 */
record HttpAnswer(int status, String body, String location) {
    private static final int EXCERPT = 2_048;

    HttpAnswer(int status, String body) {
        this(status, body, "");
    }

    boolean redirects() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** The first 2 KB of the body. */
    String excerpt() {
        return body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "…";
    }
}
