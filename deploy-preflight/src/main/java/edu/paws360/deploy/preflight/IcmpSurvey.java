package edu.paws360.deploy.preflight;

import edu.paws360.deploy.preflight.icmp.IcmpEchoes;
import edu.paws360.deploy.preflight.icmp.NoEchoSocketException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Asks all targets at once by ICMP echo requests of our own. Where no ICMP socket is to be had, others ask who have the right, and
 * that is said.
 *
 * @param limit how long each target may take, its name included
 * @param others who asks where we cannot
 */
record IcmpSurvey(Duration limit, Survey others) implements Survey {
    /** One that leaves it to {@code fping} or, where that may not ask either, to a {@code ping} each. */
    static Survey orProgramsThatMay(Programs programs, Duration limit) {
        return new IcmpSurvey(limit, new FpingSurvey(programs, limit, new OneByOne(new PingReach(programs), limit)));
    }

    @Override
    public Outcome ask(List<Target> targets) throws IOException, InterruptedException {
        try (IcmpEchoes echoes = IcmpEchoes.open()) {
            NamedTargets named = NamedTargets.of(targets, limit);
            return new Outcome(
                    named.unreached(echoes.ask(named.questions())),
                    "by ICMP echo requests from one " + echoes.kind() + " socket");
        } catch (NoEchoSocketException e) {
            Outcome outcome = others.ask(targets);
            return new Outcome(
                    outcome.unreached(),
                    outcome.way() + ", since this process has no ICMP socket of its own ("
                            + Wording.quote(e.getMessage())
                            + "; expected its group in net.ipv4.ping_group_range, or CAP_NET_RAW)");
        }
    }
}
