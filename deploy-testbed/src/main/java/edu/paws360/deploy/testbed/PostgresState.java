package edu.paws360.deploy.testbed;

import java.util.List;

/** States of a PostgreSQL server that last as long as a test wants. */
public enum PostgresState {
    /** It accepts connections, by password, without TLS. */
    NORMAL,
    /** It has begun to start, and waits for a file of its archive. */
    STARTING_UP,
    /** It recovers as a standby that lets nobody in. */
    IN_RECOVERY,
    /** It takes two connections and no more. */
    NARROW,
    /** It demands TLS of everybody. */
    ONLY_TLS,
    /** Its {@code pg_hba.conf} rejects everybody who does not come through its socket. */
    REJECTING;

    List<String> settings() {
        return switch (this) {
            case STARTING_UP -> List.of("restore_command=sleep 300; false");
            case IN_RECOVERY -> List.of("restore_command=false", "hot_standby=off");
            case NARROW -> List.of("max_connections=2", "superuser_reserved_connections=0");
            case ONLY_TLS -> List.of("ssl=on");
            default -> List.of();
        };
    }

    boolean standby() {
        return this == STARTING_UP || this == IN_RECOVERY;
    }

    boolean accepting() {
        return !standby();
    }

    /** Who may come over the network. */
    String rules() {
        return switch (this) {
            case ONLY_TLS -> "hostssl all all all scram-sha-256\n";
            case REJECTING -> "host all all all reject\n";
            default -> "host all all all scram-sha-256\n";
        };
    }
}
