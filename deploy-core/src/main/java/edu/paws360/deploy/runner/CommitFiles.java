package edu.paws360.deploy.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The files of one commit, as {@code git archive} packs them: exactly what the commit holds, nothing that lies uncommitted
 * beside it. Left out are submodules, and what the commit's own {@code .gitattributes} mark {@code export-ignore}.
 *
 * <p>Immutable. Needs {@code git} on the PATH, and a clone that holds the commit.
 */
public final class CommitFiles {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Set<String> KEPT = Set.of("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM");
    private static final long ANSWER_SECONDS = 10;

    private final Path projectFolder;
    private final String commit;
    private final Set<String> withheld;

    /**
     * Files of a commit.
     *
     * @param projectFolder a folder inside the working tree of a git clone, absolute
     * @param commit the commit's full name, 40 or 64 hexadecimal digits
     * @throws IllegalArgumentException if the folder is not absolute or the name is not full
     */
    public CommitFiles(Path projectFolder, String commit) {
        this(projectFolder, commit, Set.of());
    }

    /**
     * Files of a commit, of which git is not told everything: its configuration names filters, which are programs.
     *
     * @param projectFolder a folder inside the working tree of a git clone, absolute
     * @param commit the commit's full name, 40 or 64 hexadecimal digits
     * @param withheld the names of the environment variables that git does not get
     * @throws IllegalArgumentException if the folder is not absolute or the name is not full
     */
    public CommitFiles(Path projectFolder, String commit, Set<String> withheld) {
        if (!projectFolder.isAbsolute()) {
            throw new IllegalArgumentException(
                    "The project's folder is \"" + projectFolder + "\", expected an absolute path");
        }
        if (!COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "The commit is \"" + commit + "\", expected its full name of 40 or 64 hexadecimal digits");
        }
        this.projectFolder = projectFolder;
        this.commit = commit;
        this.withheld = Set.copyOf(withheld);
    }

    /**
     * Where a folder of this machine is in the tree of the commit.
     *
     * @return a relative path, {@code .} for the root
     * @throws IOException if it is outside the tree, with the reason as message
     */
    String inTree(Path directory) throws IOException {
        Path root = root();
        Path real = directory.toRealPath();
        if (!real.startsWith(root)) {
            throw new IOException("the working folder " + directory + " is outside the repository " + root
                    + ", whose files go to the runner");
        }
        String inside = root.relativize(real).toString();
        return inside.isEmpty() ? "." : inside;
    }

    /**
     * Begins to pack; who gets it closes it.
     *
     * @throws IOException if git cannot be asked, with the reason as message
     */
    Upload pack() throws IOException {
        return new Upload(git(root(), "-c", "tar.umask=0022", "archive", "--format=tar", commit));
    }

    private Path root() throws IOException {
        Process git = git(projectFolder, "rev-parse", "--show-toplevel");
        try {
            ErrorTail errors = new ErrorTail(git.getErrorStream());
            if (!git.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
                throw new IOException("the files of the commit cannot be found: " + projectFolder
                        + " is in no git clone that can be read: " + errors.text());
            }
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Path.of(answer.replaceFirst("\\R$", "")).toRealPath();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was asked", e);
        } finally {
            git.destroyForcibly();
        }
    }

    private Process git(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "--no-replace-objects", "--no-pager"));
        command.addAll(List.of("-c", "core.fsmonitor=false", "-c", "protocol.allow=never"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") && !KEPT.contains(name));
        builder.environment().keySet().removeAll(withheld);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            return git;
        } catch (IOException e) {
            throw new IOException(
                    "git could not be started (" + e.getMessage() + "); the files of the commit need it", e);
        }
    }
}
