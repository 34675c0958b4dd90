package edu.paws360.deploy.queue.stress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges what became of everything that a process entered: a turn, or a loss where it had been stopped. */
final class Fate {
    private Fate() {}

    static List<String> faultsOf(StressProcess process) {
        List<String> faults = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (String line : process.said()) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "entered" -> open.add(words[1]);
                case "turn" -> open.remove(words[1]);
                case "lost" -> {
                    open.remove(words[1]);
                    judgeLoss(process, line, faults);
                }
                default -> faults.add(line);
            }
        }
        if (!open.isEmpty() && !process.wasKilled()) {
            faults.add("never heard of again: tickets " + open);
        }
        return faults;
    }

    private static void judgeLoss(StressProcess process, String line, List<String> faults) {
        if (process.stops().isEmpty() || !line.matches("lost \\d+ (TicketLost|HoldLost)Exception .*")) {
            faults.add(line);
        }
    }
}
