package edu.paws360.deploy.console;

/** A screen's way to fold lines that belong together. No group is opened within another. */
public interface Groups {
    /** Folds nothing. */
    Groups NONE = new Groups() {
        @Override
        public void open(String title) {}

        @Override
        public void close() {}
    };

    /**
     * What is printed from now on belongs together.
     *
     * @param title words of our own, never those of others
     */
    void open(String title);

    /** What is printed from now on does not belong to it any more. */
    void close();
}
