package edu.paws360.deploy.testbed;

import java.util.List;

/** States of a Redis server that last as long as a test wants. */
public enum RedisState {
    /** It answers who gives the password. */
    NORMAL,
    /** It loads a large dump, slowly. */
    LOADING,
    /** It is a replica that has never seen its master, and does not serve what it has. */
    WITHOUT_MASTER;

    List<String> arguments() {
        return switch (this) {
            case NORMAL -> List.of();
            case LOADING ->
                List.of(
                        "--dbfilename",
                        "large.rdb",
                        "--key-load-delay",
                        "100",
                        "--loading-process-events-interval-bytes",
                        "65536");
            case WITHOUT_MASTER -> List.of("--replicaof", "127.0.0.1 1", "--replica-serve-stale-data", "no");
        };
    }
}
