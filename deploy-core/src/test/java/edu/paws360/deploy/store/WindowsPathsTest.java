package edu.paws360.deploy.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where there are drive letters and backslashes, and no rights as POSIX has them. */
class WindowsPathsTest {
    private FileSystem windows;
    private Path folder;

    @BeforeEach
    void mount() {
        windows = Jimfs.newFileSystem(Configuration.windows());
        folder = windows.getPath("C:\\Users\\deploy me\\.paws360-deploy");
    }

    @AfterEach
    void unmount() throws IOException {
        windows.close();
    }

    @Test
    void aPrivateFolderAndAFileInItAreMadeOnce() throws IOException {
        PrivateFiles.folder(folder);
        PrivateFiles.folder(folder);
        Path file = folder.resolve("cursor.json");
        PrivateFiles.file(file);
        Files.writeString(file, "kept");
        PrivateFiles.file(file);

        assertThat(file.toString()).isEqualTo("C:\\Users\\deploy me\\.paws360-deploy\\cursor.json");
        assertThat(file).hasContent("kept");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        PrivateFiles.folder(folder);
        Path file = folder.resolve("totals.json");

        AtomicFile.write(file, "old");
        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
