package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a screen. Each page is opened by a process of its own, which ends with it. */
public final class Chromium extends Component {
    private static final Program BROWSER = new Program("chromium", "chromium");
    private static final long LIMIT_SECONDS = 120;

    private Path folder;

    Chromium() {
        super("chromium");
    }

    /**
     * A page when its scripts have run.
     *
     * @param dom its elements as HTML
     * @param console what it wrote to the console, and what the browser refused it
     */
    public record Page(String dom, List<String> console) {}

    /**
     * Opens a file.
     *
     * @param file the file
     * @param fragment what follows the {@code #} in the address; may be empty
     * @return what became of it
     */
    public Page open(Path file, String fragment) {
        Path console = folder.resolve("console");
        String dom = run(console, "--dump-dom", address(file, fragment));
        try (Stream<String> lines = Files.lines(console)) {
            return new Page(dom, lines.filter(line -> line.contains(":CONSOLE")).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Draws a file.
     *
     * @param file the file
     * @param width of the window, in pixels
     * @param height of the window, in pixels
     * @param image where the PNG goes
     */
    public void draw(Path file, int width, int height, Path image) {
        String said = run(
                folder.resolve("console"),
                "--window-size=" + width + "," + height,
                "--hide-scrollbars",
                "--screenshot=" + image,
                address(file, ""));
        if (!Files.exists(image)) {
            throw new IllegalStateException("chromium drew nothing, and said: " + said);
        }
    }

    private static String address(Path file, String fragment) {
        return file.toUri() + (fragment.isEmpty() ? "" : "#" + fragment);
    }

    private String run(Path console, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                BROWSER.path(),
                "--headless",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        if (Root.isUs()) {
            command.add("--no-sandbox");
        }
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(console.toFile())
                    .start();
            require(process, console);
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(impatient);
        }
    }

    private static void require(Process process, Path console) throws IOException, InterruptedException {
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "chromium " + (ended ? "ended with " + process.exitValue() : "does not end") + " and said:\n"
                                + Files.readString(console));
            }
        } finally {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    List<Program> programs() {
        return List.of(BROWSER);
    }

    @Override
    void settleIn(Path own) {
        folder = own;
    }
}
