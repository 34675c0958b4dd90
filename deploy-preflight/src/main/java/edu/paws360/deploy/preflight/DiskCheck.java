package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Is there room where the work is done, and where Docker keeps its images (spec, "Preflight Checks", 1), in bytes and in files?
 *
 * @param host what is measured
 * @param places where
 * @param min more than this must be free, in bytes
 * @param inodesWarn whether a lack of inodes is only warned of
 */
record DiskCheck(Host host, Places places, long min, boolean inodesWarn) implements Look {
    static final String NAME = "disk";

    private static final String ELSEWHERE = ", or deploy from another runner";

    /** Knows which folders need room. */
    @FunctionalInterface
    interface Places {
        List<Path> find() throws IOException, InterruptedException;
    }

    @Override
    public Finding look() throws IOException, InterruptedException {
        List<Host.Disk> disks = host.disks(places.find());
        List<String> faults = new ArrayList<>();
        disks.stream().filter(DiskCheck::lacksInodes).map(DiskCheck::inodes).forEach(faults::add);
        boolean full = disks.stream().anyMatch(disk -> disk.usable() <= min);
        if (full) {
            faults.add(room(disks) + "; remove old images or logs" + ELSEWHERE);
        }
        if (faults.isEmpty()) {
            return Finding.passed(room(disks));
        }
        Finding failed = Finding.failed(String.join("\n", faults));
        return inodesWarn && !full ? failed.asWarning() : failed;
    }

    private String room(List<Host.Disk> disks) {
        return disks.stream()
                        .map(disk -> Wording.size(disk.usable()) + " free on " + disk.folder())
                        .collect(Collectors.joining(", "))
                + " (expected more than " + Wording.size(min) + (disks.size() > 1 ? " on each" : "")
                + ", deploy.preflight.diskMin)";
    }

    private static boolean lacksInodes(Host.Disk disk) {
        return disk.freeInodes().orElse(1) <= 0;
    }

    private static String inodes(Host.Disk disk) {
        return "0 inodes free on " + disk.folder() + " with " + Wording.size(disk.usable())
                + " free (expected at least one, see df -i); remove many small files" + ELSEWHERE;
    }
}
