package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what is wrong with the database of a queue by its SQLSTATE, and what to do about it. Shows no user, no password. */
final class StoreFault {
    /** PostgreSQL cannot tell us apart from others by this: another version of ours, not of the server. */
    static final String OTHER_VERSION = "P3600";

    /** The same: an older version of ours, which we may not bring up to date. */
    static final String OLDER_VERSION = "P3601";

    static final String NO_RIGHT = "42501";

    private static final String ELSEWHERE = "or set deploy.queue.url to another one.";
    private static final Advice LOGIN = new Advice(
            "the server refused the login",
            "See that user and password of deploy.queue.url are right, and that the server's pg_hba.conf lets this machine in.");
    private static final Advice RIGHTS = new Advice(
            "the user lacks a right there",
            "Let an administrator either grant CREATE on the database once, or make the schema paws360_deploy and grant USAGE on it"
                    + " and SELECT, INSERT, UPDATE and DELETE on its tables; " + ELSEWHERE);

    private static final Advice INCOMPLETE = new Advice(
            "its schema paws360_deploy lacks a table or a column",
            "Make sure that no deployment runs, then drop the schema paws360_deploy.");

    private static final Map<String, Advice> BY_STATE = Map.ofEntries(
            Map.entry("28P01", LOGIN),
            Map.entry("28000", LOGIN),
            Map.entry("08004", LOGIN),
            Map.entry(NO_RIGHT, RIGHTS),
            Map.entry("3D000", new Advice("there is no such database", "Make it, " + ELSEWHERE)),
            Map.entry("57P03", new Advice("the server is starting up or shutting down", "Try again in a moment.")),
            Map.entry("57P01", new Advice("the server cut the connection", "Try again in a moment.")),
            Map.entry("57P02", new Advice("the server crashed", "Try again when it is up.")),
            Map.entry(
                    "53300",
                    new Advice(
                            "the server has no connection left",
                            "Each deployment that holds or waits needs one; raise the server's max_connections, "
                                    + ELSEWHERE)),
            Map.entry(
                    "25006",
                    new Advice(
                            "the server only reads", "Set deploy.queue.url to the primary server, not to a standby.")),
            Map.entry(
                    OTHER_VERSION,
                    new Advice(
                            "its schema paws360_deploy is of another version",
                            "Deploy with the version of this plugin that made it; or make sure that no deployment runs, then drop the"
                                    + " schema paws360_deploy.")),
            Map.entry(
                    OLDER_VERSION,
                    new Advice(
                            "its schema paws360_deploy is of an older version, which the user may not bring up to date",
                            "Let the owner of its tables run deploy:queue once with this version of the plugin, and grant"
                                    + " SELECT, INSERT, UPDATE and DELETE on all of them again.")),
            Map.entry("42P01", INCOMPLETE),
            Map.entry("42703", INCOMPLETE));

    private record Advice(String seen, String advice) {}

    private StoreFault() {}

    static QueueUnavailableException of(ServerAddress address, QueueTiming timing, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        Advice advice = BY_STATE.getOrDefault(state, byCause(timing, state, cause));
        return new QueueUnavailableException(
                address.toString(),
                advice.seen() + " (SQLSTATE " + state + ")",
                advice.advice(),
                shown(address, cause));
    }

    private static Advice byCause(QueueTiming timing, String state, SQLException cause) {
        if (state.equals("55P03") || state.equals("57014")) {
            return new Advice(
                    "the line was locked by somebody else for "
                            + timing.storeWait().toMillis() + " ms, expected a few",
                    "Look in pg_stat_activity for who holds the lock, and end it.");
        }
        if (has(cause, ConnectException.class)) {
            return new Advice("nobody listens there", "Start the server, " + ELSEWHERE);
        }
        if (has(cause, UnknownHostException.class)) {
            return new Advice("the name of its host does not resolve", "Correct deploy.queue.url.");
        }
        if (has(cause, SocketTimeoutException.class)) {
            return new Advice("the server did not answer in time", "Look at the server and the network, " + ELSEWHERE);
        }
        if (state.startsWith("08")) {
            return new Advice("the connection broke", "Look at the server and the network, then try again.");
        }
        return new Advice(
                "the server did not do what was asked: " + said(cause), "Look at the server's log, " + ELSEWHERE);
    }

    private static boolean has(SQLException fault, Class<? extends Throwable> kind) {
        return Stream.iterate((Throwable) fault, cause -> cause != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }

    /** Only what the server itself said: it was never told the password in clear. */
    private static String said(SQLException fault) {
        ServerErrorMessage message = fault instanceof PSQLException theirs ? theirs.getServerErrorMessage() : null;
        return message == null ? fault.getClass().getSimpleName() : String.valueOf(message.getMessage());
    }

    /** The driver's own words are left out where anything that is kept or printed with them quotes the password. */
    private static Throwable shown(ServerAddress address, SQLException cause) {
        boolean quotes = !address.password().isEmpty()
                && withAllBehind(cause).stream()
                        .map(String::valueOf)
                        .anyMatch(said -> said.contains(address.password()));
        return quotes ? null : cause;
    }

    private static Set<Throwable> withAllBehind(Throwable fault) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(fault));
        while (!left.isEmpty()) {
            Throwable next = left.pop();
            if (all.add(next)) {
                behind(next).filter(Objects::nonNull).forEach(left::push);
            }
        }
        return all;
    }

    private static Stream<Throwable> behind(Throwable fault) {
        Throwable next = fault instanceof SQLException theirs ? theirs.getNextException() : null;
        return Stream.concat(Stream.of(fault.getSuppressed()), Stream.of(fault.getCause(), next));
    }
}
