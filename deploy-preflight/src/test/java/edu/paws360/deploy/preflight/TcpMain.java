package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes the network check by TCP, as {@link IcmpMain} does by ICMP. */
final class TcpMain {
    private TcpMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration limit = Duration.ofMillis(Long.parseLong(arguments[0]));
        List<Target> targets = IcmpMain.targets(arguments);
        Finding found = new NetworkCheck(() -> targets, new OneByOne(new TcpReach(), limit), limit).look();
        System.out.println(found.status() + " " + found.detail());
    }
}
