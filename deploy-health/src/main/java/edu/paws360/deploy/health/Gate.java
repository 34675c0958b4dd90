package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.HttpCall;
import edu.paws360.deploy.health.probe.HttpExpectation;
import edu.paws360.deploy.health.probe.PostgresProbe;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.RedisProbe;
import edu.paws360.deploy.health.probe.TcpProbe;
import java.net.URI;

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
        return new HttpGate(name, HttpCall.get(uri), HttpExpectation.OK, GatePolicy.DEFAULT);
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
     * @param uri such as {@code redis://host} or {@code rediss://user:password@host:6379}, see {@link RedisProbe#of}
     * @return the gate
     * @throws IllegalArgumentException if the name is blank, or it is no such URL
     */
    static Gate redis(String name, URI uri) {
        return of(name, RedisProbe.of(uri));
    }

    /**
     * A gate over any probe.
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
