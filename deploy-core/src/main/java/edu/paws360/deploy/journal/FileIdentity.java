package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Which file it is that has a name: another one may have taken its place. Nothing where the file system does not tell. */
record FileIdentity(Optional<Object> key) {
    static final FileIdentity NONE = new FileIdentity(Optional.empty());

    static FileIdentity of(Path path) throws IOException {
        try {
            return new FileIdentity(Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey()));
        } catch (NoSuchFileException gone) {
            return NONE;
        }
    }

    /** Whether it is certain that the name still leads to this file. */
    boolean isOf(Path path) throws IOException {
        return key.isPresent() && equals(of(path));
    }
}
