package edu.paws360.deploy.metrics;

/** Where totals are kept, which {@code deploy.queue.type} says, and for a queue on GitHub {@code deploy.metrics.pushgateway}. */
enum StoreKind {
    /** {@link FolderTotals}. */
    FOLDER("the audit folder", "file, or github without deploy.metrics.pushgateway"),
    /** {@link PostgresTotals}. */
    DATABASE("the queue's database", "postgres"),
    /** {@link GatewayTotals}. */
    GATEWAY("the Pushgateway", "github with deploy.metrics.pushgateway");

    private final String place;
    private final String queue;

    StoreKind(String place, String queue) {
        this.place = place;
        this.queue = queue;
    }

    /** The place, and the settings that it belongs to. */
    String words() {
        return place + " (deploy.queue.type=" + queue + ")";
    }

    /** Whether it can take over what another kind of store had counted: those of a folder are of one journal. */
    boolean follows(StoreKind before) {
        return before == this || before == FOLDER;
    }
}
