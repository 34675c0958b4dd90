package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** What differs when the tests are run by root. */
final class Root {
    private Root() {}

    static boolean isUs() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Gives files to a user, where we are root and so could run nothing of his in our own. */
    static void give(String user, Path... files) throws IOException {
        if (isUs()) {
            for (Path file : files) {
                UserPrincipal owner =
                        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
                Files.setOwner(file, owner);
            }
        }
    }
}
