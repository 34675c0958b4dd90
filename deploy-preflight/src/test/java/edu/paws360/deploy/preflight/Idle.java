package edu.paws360.deploy.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A machine with room.
 *
 * @param percent how busy its CPU is
 */
record Idle(double percent) implements Host {
    @Override
    public Load cpu() {
        return new Load(percent, "on this machine");
    }

    @Override
    public Memory memory() {
        return new Memory(1, 100, "on this machine");
    }

    @Override
    public List<Disk> disks(List<Path> folders) {
        return List.of(new Disk(folders.get(0), 50_000_000_000L, OptionalLong.empty()));
    }
}
