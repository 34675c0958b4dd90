package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.util.Locale;

/** Says what it means, and what to do, when a Redis server does not answer PONG. */
final class RedisRefusal {
    private static final int SHOWN = 200;

    private RedisRefusal() {}

    static ProbeOutcome ofPing(String target, RedisReply reply) {
        return of(target, "PING", shown(reply), "PONG", reply);
    }

    static ProbeOutcome ofSelect(String target, RedisReply reply) {
        return of(target, "SELECT", shown(reply), "OK", reply);
    }

    /** Shows the kind of an error only: some servers quote the password in its text. */
    static ProbeOutcome ofLogin(String target, RedisReply reply) {
        String kind = reply.code().matches("[A-Z]{1,20}") ? reply.code() : "something unknown";
        return of(target, "AUTH", kind, "OK", reply);
    }

    private static ProbeOutcome of(String target, String command, String shown, String expected, RedisReply reply) {
        String seen = target + " answered " + command + " with " + shown;
        return switch (reply.code()) {
            case "LOADING" -> new NotYet(seen + " (it is loading its data)");
            case "MASTERDOWN" -> new NotYet(seen + " (it has lost its master)");
            case "BUSY" -> new NotYet(seen + " (it is running a script)");
            case "NOAUTH" -> denied(seen + ": put a password into its address, as in redis://:@{REDIS_PASSWORD}@host");
            case "WRONGPASS" -> denied(seen + ": correct the user or the password in its address");
            case "NOPERM" ->
                denied(seen + ": let the server allow this user " + command + " (ACL SETUSER with +"
                        + command.toLowerCase(Locale.ROOT) + ")");
            case "DENIED" -> denied(seen + ": let the server accept this machine");
            default -> new No(seen + " (expected " + expected + "): see how the server is set up");
        };
    }

    private static No denied(String detail) {
        return new No(detail, "", Objection.ACCESS_DENIED);
    }

    private static String shown(RedisReply reply) {
        return UnexpectedAnswerException.shown(reply.text().replaceFirst("[.]$", ""), SHOWN);
    }
}
