package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the network check by ICMP in a process of its own, and prints what it found. Its arguments are the limit in milliseconds, and
 * hosts; {@code 127.1.0.0/1000} are a thousand addresses from that one on.
 */
final class IcmpMain {
    private IcmpMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Finding found = check(Duration.ofMillis(Long.parseLong(arguments[0])), targets(arguments));
        System.out.println(found.status() + " " + found.detail());
    }

    static List<Target> targets(String... arguments) {
        return Stream.of(arguments)
                .skip(1)
                .flatMap(IcmpMain::hosts)
                .map(host -> new Target(host, host, Target.SSH))
                .toList();
    }

    static Finding check(Duration limit, List<Target> targets) throws IOException, InterruptedException {
        Programs programs = new Programs(Path.of("").toAbsolutePath(), System.getenv());
        Survey survey = IcmpSurvey.orProgramsThatMay(programs, limit);
        return new NetworkCheck(() -> targets, survey, limit).look();
    }

    private static Stream<String> hosts(String argument) {
        String[] range = argument.split("/", -1);
        if (range.length == 1) {
            return Stream.of(argument);
        }
        int first = ByteBuffer.wrap(address(range[0]).getAddress()).getInt();
        return IntStream.range(first, first + Integer.parseInt(range[1])).mapToObj(IcmpMain::text);
    }

    private static String text(int address) {
        return Stream.of(24, 16, 8, 0)
                .map(bits -> String.valueOf(address >>> bits & 0xff))
                .reduce((one, other) -> one + "." + other)
                .orElseThrow();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
