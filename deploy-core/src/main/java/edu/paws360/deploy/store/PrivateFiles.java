package edu.paws360.deploy.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that only their owner can look into, where the file system knows owners. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /**
     * Makes a folder, and those above it, that are not there yet.
     *
     * @param folder the folder
     * @throws IOException if it cannot be made
     */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------", folder));
    }

    /**
     * Makes an empty file if it is not there yet.
     *
     * @param file the file; its folder must exist
     * @throws IOException if it cannot be made
     */
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, only("rw-------", file));
        } catch (FileAlreadyExistsException asWanted) {
            return;
        }
    }

    private static FileAttribute<?>[] only(String permissions, Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
