package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what a failed query means, by the standard's and PostgreSQL's SQLSTATEs and not by its text. */
final class SqlFaults {
    private static final int SHOWN = 300;
    private static final String CONNECTION = "08";
    private static final String AUTHORIZATION = "28";
    /** Shut down by an administrator, crashed, and starting or stopping. */
    private static final Set<String> NOT_UP = Set.of("57P01", "57P02", "57P03");
    /** The server rejected the login (what the driver says where a password is missing), or the right to do this. */
    private static final Set<String> DENIED = Set.of("08004", "42501");
    /** Another protocol; and more than may be read, which the PostgreSQL driver calls a failure of the link. */
    private static final Set<String> UNREADABLE = Set.of("08P01", "08S01");

    private SqlFaults() {}

    static ProbeOutcome outcome(String target, SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        String said = text(fault) + " (SQLSTATE " + state + ")";
        if (NOT_UP.contains(state)) {
            return new NotYet(target + " rejects connections: " + said);
        }
        if (state.startsWith(AUTHORIZATION) || DENIED.contains(state)) {
            return new No(target + " denied access: " + said, "", Objection.ACCESS_DENIED);
        }
        Optional<IOException> broken = connection(fault);
        if (state.startsWith(CONNECTION) && broken.isPresent()) {
            return Faults.outcome(target, broken.get());
        }
        if (state.startsWith(CONNECTION) && !UNREADABLE.contains(state)) {
            return new NotYet("no connection to " + target + ": " + said);
        }
        return new No(target + " did not answer the query: " + said);
    }

    private static Optional<IOException> connection(SQLException fault) {
        return Stream.<Throwable>iterate(fault, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    private static String text(SQLException fault) {
        String text = String.valueOf(fault.getMessage()).strip().replaceAll("\\s+", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
