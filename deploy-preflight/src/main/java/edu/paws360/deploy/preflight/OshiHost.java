package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;

/**
 * This machine, as OSHI and the kernel's control groups show it. OSHI sees the host where there is a container, so the
 * limits of control groups are read beside it, and the tighter of both is reported.
 */
final class OshiHost implements Host {
    /** OSHI keeps ticks for 300 ms; a shorter window often reads the same ticks twice. */
    private static final Duration WINDOW = Duration.ofMillis(310);

    private static final String HERE = "on this machine";

    private final Path root;
    private final ControlGroups groups;
    private final Inodes inodes;
    private SystemInfo system;

    OshiHost(Path root, ControlGroups groups, Inodes inodes) {
        this.root = root;
        this.groups = groups;
        this.inodes = inodes;
    }

    /** The machine that this process runs on. */
    static OshiHost here() {
        Path root = Path.of("/");
        return new OshiHost(root, new ControlGroups(root), Inodes.here());
    }

    /** OSHI is started by the first check that needs it, beside the others, and any fault of its start is that check's. */
    private synchronized SystemInfo system() {
        if (system == null) {
            system = new SystemInfo();
        }
        return system;
    }

    /** Of our own load rather too little than too much is left out; so it is looked at within the window. */
    @Override
    public Load cpu() throws IOException, InterruptedException {
        CpuSample before = sample(0).withOwn(OwnCpu.most());
        Thread.sleep(WINDOW.toMillis());
        CpuSample after = sample(OwnCpu.least());
        return after.since(before, system().getHardware().getProcessor().getLogicalProcessorCount());
    }

    /** The counters as they stand, beside what we have used ourselves. */
    CpuSample sample(long ownNanos) throws IOException {
        CentralProcessor processor = system().getHardware().getProcessor();
        long[] ticks = processor.getSystemCpuLoadTicks();
        long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
        long total = LongStream.of(ticks).sum();
        return new CpuSample(System.nanoTime(), total, total - idle, ownNanos, groups.cpu());
    }

    @Override
    public Memory memory() throws IOException {
        KernelMemory memory = KernelMemory.read(root).orElseGet(this::memoryByOshi);
        List<Memory> all = new ArrayList<>();
        all.add(new Memory(memory.used(), memory.total(), HERE));
        for (ControlGroups.MemoryLimit limit : groups.memory()) {
            if (limit.limit() < memory.total()) {
                all.add(new Memory(limit.used(), limit.limit(), "in the control group " + limit.group()));
            }
        }
        return all.stream().max(Comparator.comparingDouble(Memory::percent)).orElseThrow();
    }

    KernelMemory memoryByOshi() {
        GlobalMemory memory = system().getHardware().getMemory();
        return new KernelMemory(memory.getTotal(), memory.getAvailable());
    }

    @Override
    public List<Disk> disks(List<Path> folders) throws IOException, InterruptedException {
        Map<FileStore, Disk> disks = new LinkedHashMap<>();
        for (Path folder : folders) {
            FileStore store = Files.getFileStore(folder);
            if (!disks.containsKey(store)) {
                disks.put(store, new Disk(folder, store.getUsableSpace(), inodes.free(folder)));
            }
        }
        return List.copyOf(disks.values());
    }
}
