package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.CommandProbe;
import edu.paws360.deploy.health.probe.Condition;
import edu.paws360.deploy.health.probe.HttpCall;
import edu.paws360.deploy.health.probe.HttpExpectation;
import edu.paws360.deploy.health.probe.PostgresProbe;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.PrometheusProbe;
import edu.paws360.deploy.health.probe.RedisProbe;
import edu.paws360.deploy.health.probe.SqlProbe;
import edu.paws360.deploy.health.probe.TcpProbe;
import edu.paws360.deploy.health.probe.Tls;
import java.net.URI;
import java.util.Optional;

/**
 * A service that has to be healthy after a deployment, and how patiently it is asked. Immutable; every method that
 * changes something returns a new gate.
 */
public sealed interface Gate permits HttpGate, ProbeGate {
    /**
     * The gate's name, as it stands in {@code deploy.gate.<name>.url} and in the metric's label {@code service}.
     *
     * @return the name, not blank
     */
    String name();

    /**
     * What is asked.
     *
     * @return the probe
     */
    Probe probe();

    /**
     * How long and how often it is asked.
     *
     * @return the policy, {@link GatePolicy#DEFAULT} unless told otherwise
     */
    GatePolicy policy();

    /**
     * The same gate with another policy.
     *
     * @param policy how long and how often it is asked
     * @return a new gate
     */
    Gate policy(GatePolicy policy);

    /**
     * A gate that sends a GET request, and expects HTTP 200 until it is told more.
     *
     * @param name the gate's name
     * @param uri {@code http} or {@code https}; a user in it is sent as Basic authorization
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, or the address cannot be asked
     */
    static HttpGate http(String name, URI uri) {
        return new HttpGate(name, HttpCall.get(uri), HttpExpectation.OK, 0, Tls.SYSTEM, GatePolicy.DEFAULT);
    }

    /**
     * A gate that opens a TCP connection and closes it again.
     *
     * @param name the gate's name
     * @param host a name or an address
     * @param port 1 to 65535
     * @return the gate
     * @throws IllegalArgumentException if the name or host is blank, or the port out of range
     */
    static Gate tcp(String name, String host, int port) {
        return of(name, new TcpProbe(host, port));
    }

    /**
     * A gate that asks a PostgreSQL server whether it accepts connections, as {@code pg_isready} does.
     *
     * @param name the gate's name
     * @param host a name or an address
     * @param port 1 to 65535, usually 5432
     * @param user who asks, and the name of the database; the server does not look whether they exist
     * @return the gate
     * @throws IllegalArgumentException if something is blank, or the port out of range
     */
    static Gate postgres(String name, String host, int port, String user) {
        return of(name, new PostgresProbe(host, port, user, user));
    }

    /**
     * The same, as a URL has it.
     *
     * @param name the gate's name
     * @param uri such as {@code postgresql://user@host:5432/database}, see {@link PostgresProbe#of}
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, or it is no such URL
     */
    static Gate postgres(String name, URI uri) {
        return of(name, PostgresProbe.of(uri));
    }

    /**
     * A gate that expects PONG of a Redis server.
     *
     * @param name the gate's name
     * @param uri such as {@code redis://host} or {@code rediss://user:password@host:6379/2}, see {@link RedisProbe#of(URI)}
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, or it is no such URL
     */
    static Gate redis(String name, URI uri) {
        return of(name, RedisProbe.of(uri));
    }

    /**
     * A gate that runs a query in any database; it needs the database's JDBC driver on the class path.
     *
     * @param name the gate's name
     * @param jdbcUrl begins with {@code jdbc:}, without user and password
     * @param user the user, empty for none
     * @param password the password, empty for none; never shown
     * @param query the query, such as {@code SELECT count(*) FROM course}; not shown
     * @param condition what the first column of its first row has to be
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, it is no such URL, or the query is blank
     */
    static Gate jdbc(String name, String jdbcUrl, String user, String password, String query, Condition condition) {
        return of(name, SqlProbe.jdbc(jdbcUrl, user, password, query, Optional.of(condition)));
    }

    /**
     * A gate that asks a Prometheus, for example for the share of errors of the last five minutes.
     *
     * @param name the gate's name
     * @param base where the Prometheus is, such as {@code http://prometheus:9090}
     * @param query the query (PromQL), which gives an instant vector or a scalar; not shown
     * @param condition what each of its values has to be, such as {@code < 0.01}
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, see also {@link PrometheusProbe#of}
     */
    static Gate prometheus(String name, URI base, String query, Condition condition) {
        return of(name, PrometheusProbe.of(base, query, condition, Tls.SYSTEM));
    }

    /**
     * A gate that runs a command, and expects exit code 0; for more see {@link CommandProbe}.
     *
     * @param name the gate's name
     * @param command the program and its arguments, none of which is a secret; no shell looks at them
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, or there is no program
     */
    static Gate command(String name, String... command) {
        return of(name, CommandProbe.of(command));
    }

    /**
     * A gate over any probe, which may be a lambda.
     *
     * @param name the gate's name
     * @param probe what is asked
     * @return the gate
     * @throws IllegalArgumentException if the name is blank
     */
    static Gate of(String name, Probe probe) {
        return new ProbeGate(name, probe, GatePolicy.DEFAULT);
    }
}
