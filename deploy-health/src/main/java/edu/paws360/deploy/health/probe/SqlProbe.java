package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs in to a database over JDBC and runs one query; healthy when the first column of its first row, as text, is the
 * expected one (spec, "Service-Specific Smoke Tests": {@code SELECT 1}). The driver is any that our own class loader or the thread's
 * finds as a service: DriverManager does not see those of a Maven plugin. User and password are never part of a URL. Shows
 * neither of them, nor the query. Immutable and thread-safe.
 */
public final class SqlProbe implements Probe {
    private static final int SHOWN = 100;
    /** Oracle's URLs have a bare {@code @} in front of the host. */
    private static final Pattern LOGIN = Pattern.compile("(?i)[^:]@|password");

    private final String jdbcUrl;
    private final Optional<ServiceUrl> postgres;
    private final String user;
    private final String password;
    private final String query;
    private final Optional<Condition> expected;
    private final ClassLoader creator;

    private SqlProbe(
            String jdbcUrl,
            Optional<ServiceUrl> postgres,
            String user,
            String password,
            String query,
            Optional<Condition> expected) {
        this.jdbcUrl = jdbcUrl;
        this.postgres = postgres;
        this.user = user;
        this.password = password;
        this.query = query;
        // That of the thread which makes the probe: those that ask are ours.
        this.creator = Thread.currentThread().getContextClassLoader();
        this.expected = expected;
        if (query.isBlank()) {
            throw new IllegalArgumentException("A SQL probe needs a query such as SELECT 1");
        }
    }

    /**
     * A probe of a PostgreSQL database; every address of the host's name is tried.
     *
     * @param uri such as {@code postgresql://user:password@host:5432/database}; the port is 5432 unless told otherwise,
     *     percent-encoding is undone
     * @param query the query
     * @param expected what the first column of its first row has to be; empty if any row is good
     * @return the probe
     * @throws IllegalArgumentException if it is another kind of URL, or lacks the user or database, or the query is blank;
     *     the message holds no secret
     */
    public static SqlProbe postgres(URI uri, String query, Optional<String> expected) {
        ServiceUrl url = ServiceUrl.of(uri, PostgresProbe.PORTS);
        if (url.user().isEmpty() || url.path().isEmpty()) {
            throw new IllegalArgumentException(
                    "A query needs a user and a database, as in postgresql://user@host/database");
        }
        String jdbcUrl = "jdbc:" + url.target() + "/"
                + URLEncoder.encode(url.path(), UTF_8).replace("+", "%20");
        return new SqlProbe(
                jdbcUrl, Optional.of(url), url.user(), url.password(), query, expected.map(Condition::equalTo));
    }

    /**
     * A probe of any database. A driver that stays silent while it connects is left to itself when the attempt ends, so
     * set a timeout for that where it has one.
     *
     * @param jdbcUrl begins with {@code jdbc:}, without user and password
     * @param user the user, empty for none
     * @param password the password, empty for none
     * @param query the query
     * @param expected what the first column of its first row has to be, as text; empty if any row is good
     * @return the probe
     * @throws IllegalArgumentException if it is no such URL, or the query is blank; the message does not quote them
     */
    public static SqlProbe jdbc(
            String jdbcUrl, String user, String password, String query, Optional<Condition> expected) {
        if (!jdbcUrl.startsWith("jdbc:") || LOGIN.matcher(jdbcUrl).find()) {
            throw new IllegalArgumentException(
                    "Expected a URL that begins with jdbc: and holds neither user nor password");
        }
        return new SqlProbe(jdbcUrl, Optional.empty(), user, password, query, expected);
    }

    @Override
    public String target() {
        return jdbcUrl.substring("jdbc:".length()).replaceFirst("(?s)[?;].*", "");
    }

    @Override
    public Collection<String> secrets() {
        return List.of(password);
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        try {
            Optional<Driver> driver = driver();
            return driver.isPresent() ? ask(driver.get(), deadline) : withoutDriver();
        } catch (SQLException e) {
            return SqlFaults.outcome(target(), e);
        }
    }

    private Optional<Driver> driver() throws SQLException {
        for (ClassLoader loader : loaders()) {
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (driver.acceptsURL(jdbcUrl)) {
                    return Optional.of(driver);
                }
            }
        }
        return Optional.empty();
    }

    private List<ClassLoader> loaders() {
        return Stream.of(SqlProbe.class.getClassLoader(), creator)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private No withoutDriver() {
        return new No("no JDBC driver for " + target()
                + " was found: add one to the class path, such as org.postgresql:postgresql for postgresql");
    }

    private ProbeOutcome ask(Driver driver, Deadline deadline) throws SQLException, IOException {
        if (postgres.isEmpty()) {
            return ask(driver, login(), deadline);
        }
        try (DeadlineSocketFactory.Lease lease = DeadlineSocketFactory.lease(postgres.get(), deadline)) {
            Properties properties = login();
            properties.setProperty("ApplicationName", "paws360-deploy");
            properties.setProperty("maxResultBuffer", "1M");
            properties.setProperty("sslResponseTimeout", String.valueOf(deadline.remainingMillis()));
            properties.setProperty("socketFactory", DeadlineSocketFactory.class.getName());
            properties.setProperty("socketFactoryArg", lease.key());
            return ask(driver, properties, deadline);
        }
    }

    private Properties login() {
        Properties login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
        return login;
    }

    private ProbeOutcome ask(Driver driver, Properties properties, Deadline deadline) throws SQLException, IOException {
        try (Connection connection = driver.connect(jdbcUrl, properties)) {
            deadline.guard(() -> abort(connection));
            limit(connection, deadline);
            try (Statement statement = connection.createStatement()) {
                statement.setMaxRows(1);
                return judge(statement.executeQuery(query));
            }
        }
    }

    private static void limit(Connection connection, Deadline deadline) throws SQLException, IOException {
        try {
            connection.setNetworkTimeout(Runnable::run, deadline.remainingMillis());
        } catch (SQLFeatureNotSupportedException e) {
            // Then the deadline's abort alone ends it.
        }
    }

    private static void abort(Connection connection) throws IOException {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private ProbeOutcome judge(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return new No(target() + " answered the query with no row");
        }
        String value = rows.getString(1);
        if (expected.isEmpty()) {
            return new Healthy(target() + " answered the query");
        }
        return value != null && expected.get().holds(value)
                ? new Healthy(target() + " answered the query as expected")
                : new No(target() + " answered the query with " + shown(value) + " (expected "
                        + cut(expected.get().expected()) + ")");
    }

    private static String shown(String value) {
        if (value == null) {
            return "NULL";
        }
        return '"' + cut(value) + '"';
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return "query of " + target();
    }
}
