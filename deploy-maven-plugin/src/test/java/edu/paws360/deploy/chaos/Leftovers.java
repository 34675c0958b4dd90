package edu.paws360.deploy.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a round has left behind: processes here and on the runner, temporary files, tickets. */
final class Leftovers {
    private final Lane lane;
    private List<String> found = List.of();

    Leftovers(Lane lane) {
        this.lane = lane;
    }

    boolean none() {
        List<String> now = new ArrayList<>();
        ProcessHandle.allProcesses().filter(this::isMarked).forEach(process -> now.add("process " + told(process)));
        lane.runner.guests().forEach(process -> now.add("process on the runner " + told(process)));
        for (Path folder : List.of(lane.temporary(), lane.runnerFolder())) {
            contents(folder).forEach(file -> now.add("file " + file));
        }
        contents(lane.audit().resolve("queue/production-deploy/tickets")).forEach(file -> now.add("ticket " + file));
        found = now;
        return now.isEmpty();
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return new String(environment, StandardCharsets.UTF_8).contains(Lane.MARK + "=" + lane.mark());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static String told(ProcessHandle process) {
        return process.pid() + " " + process.info().commandLine().orElse("?");
    }

    private static List<Path> contents(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "left behind: " + found;
    }
}
