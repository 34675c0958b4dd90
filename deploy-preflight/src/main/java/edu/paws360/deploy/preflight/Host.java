package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What can be measured on the machine that deploys. Thread-safe. */
interface Host {
    /**
     * Samples the CPU once, for at least 300 ms, without the load of this process and its children.
     *
     * @return the load where it is highest: the machine's, or that of a control group with a quota
     */
    Load cpu() throws IOException, InterruptedException;

    /**
     * Reads the memory in use, without what the kernel would give back at once.
     *
     * @return the use where its share is highest: the machine's, or that of a control group with a limit
     */
    Memory memory() throws IOException;

    /**
     * Reads the space left on the file systems that hold some folders.
     *
     * @param folders existing folders
     * @return one for each file system, with the first of the folders that it holds
     */
    List<Disk> disks(List<Path> folders) throws IOException, InterruptedException;

    /**
     * How busy the CPU is.
     *
     * @param percent 0 to 100
     * @param where as in "busy on this machine"
     */
    record Load(double percent, String where) {}

    /**
     * How full the memory is.
     *
     * @param used bytes
     * @param total bytes, above 0
     * @param where as in "used on this machine"
     */
    record Memory(long used, long total, String where) {
        public Memory {
            if (used < 0 || total <= 0) {
                throw new IllegalArgumentException("Memory cannot be " + used + " of " + total + " bytes " + where);
            }
        }

        double percent() {
            return 100.0 * used / total;
        }
    }

    /**
     * How much room is left.
     *
     * @param folder a folder of the file system
     * @param usable bytes that this user may still write
     * @param freeInodes files that may still be made, or empty if the file system has no such number or does not tell
     */
    record Disk(Path folder, long usable, OptionalLong freeInodes) {}
}
