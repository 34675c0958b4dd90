package edu.paws360.deploy.guard;

import edu.paws360.deploy.guard.Checkout.Cause;
import edu.paws360.deploy.guard.Checkout.Found;
import edu.paws360.deploy.guard.Checkout.NotTold;
import edu.paws360.deploy.guard.Checkout.Tip;
import edu.paws360.deploy.guard.Checkout.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One look at a work tree.
 *
 * @param folder a folder in it
 * @param environment the environment variables
 * @param withheld the names of those that git does not get
 * @param limit how long git may take altogether
 */
record CheckoutLook(Path folder, Map<String, String> environment, Set<String> withheld, Duration limit) {

    private static final Pattern ON_BRANCH =
            Pattern.compile("true\n([0-9a-f]{40}|[0-9a-f]{64})\n(" + Refs.HEADS + "\\S+)\n");

    Checkout look() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            return new NotTold(
                    Cause.NO_REPOSITORY,
                    "The folder " + folder + " does not exist.",
                    "Run the deployment in a clone of the project.");
        }
        Optional<Path> program = Git.program(environment);
        return program.isPresent()
                ? ask(new Git(program.get(), folder, environment, withheld, limit))
                : new NotTold(
                        Cause.NO_GIT,
                        "No git program was found on the PATH.",
                        "Install git on this runner, or add its folder to the PATH.");
    }

    private Checkout ask(Git git) throws InterruptedException {
        try {
            Optional<Checkout> onBranch = onBranch(git);
            if (onBranch.isPresent()) {
                return onBranch.get();
            }
            GitAnswer inside = git.ask("rev-parse", "--is-inside-work-tree");
            return inside.succeeded() && inside.line().equals("true") ? head(git) : outside(inside);
        } catch (TimeoutException e) {
            return new NotTold(
                    Cause.NO_ANSWER,
                    "git did not answer within " + limit.toMillis() + " ms in " + folder + ".",
                    "Run git status there: a slow disk or a hanging file system holds it.");
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    /** What nearly every look finds, by one question instead of three; whatever else there is has to be asked for bit by bit. */
    private static Optional<Checkout> onBranch(Git git) throws IOException, TimeoutException, InterruptedException {
        GitAnswer answer =
                git.ask("rev-parse", "--is-inside-work-tree", "HEAD^{commit}", "--symbolic-full-name", "HEAD");
        Matcher told = ON_BRANCH.matcher(answer.out());
        return answer.succeeded() && told.matches()
                ? Optional.of(new Found(
                        told.group(1), Optional.of(told.group(2)), workTree(git), false, List.of(), List.of()))
                : Optional.empty();
    }

    private Checkout outside(GitAnswer answer) {
        if (answer.err().contains("dubious ownership") || answer.err().contains("unsafe repository")) {
            return notTrusted(answer);
        }
        if (answer.succeeded() || answer.err().contains("not a git repository")) {
            return new NotTold(
                    Cause.NO_REPOSITORY,
                    "The folder " + folder + " is in no Git work tree.",
                    "Run the deployment in a clone of the project, with its .git folder.");
        }
        return failed(answer.complaint());
    }

    private NotTold notTrusted(GitAnswer answer) {
        return new NotTold(
                Cause.NOT_TRUSTED,
                "git refuses the folder " + folder + ", since it belongs to another account than the one that runs this"
                        + " build (dubious ownership).",
                "Check the project out as the account that deploys, or let that account trust it: " + suggestion(answer)
                        + ".");
    }

    private String suggestion(GitAnswer answer) {
        return answer.err()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("git config ") && line.contains("safe.directory"))
                .findFirst()
                .orElse("git config --global --add safe.directory " + folder);
    }

    private Checkout head(Git git) throws IOException, TimeoutException, InterruptedException {
        GitAnswer symbolic = git.ask("symbolic-ref", "--quiet", "HEAD");
        Optional<String> ref = Optional.of(symbolic.line()).filter(line -> symbolic.succeeded());
        GitAnswer commit = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
        if (symbolic.exitCode() > 1) {
            return failed(symbolic.complaint());
        }
        if (!commit.succeeded()) {
            return ref.isPresent() ? unborn(ref.get()) : failed(commit.complaint());
        }
        return ref.isPresent()
                ? new Found(commit.line(), ref, workTree(git), false, List.of(), List.of())
                : detached(git, commit.line());
    }

    private static NotTold unborn(String ref) {
        return new NotTold(
                Cause.NO_COMMIT,
                "HEAD points to " + ref + ", which has no commit yet.",
                "Commit something, or check out a branch that has a commit.");
    }

    private Found detached(Git git, String commit) throws IOException, TimeoutException, InterruptedException {
        String format = "--format=%(refname)";
        return new Found(
                commit,
                Optional.empty(),
                workTree(git),
                !git.ask("rev-parse", "--is-shallow-repository").line().equals("false"),
                tips(git, commit),
                git.ask("for-each-ref", "--count=5", "--points-at=" + commit, format, Refs.TAGS)
                        .lines());
    }

    private static WorkTree workTree(Git git) throws IOException, TimeoutException, InterruptedException {
        GitAnswer status = git.ask(
                "status", "--porcelain", "--untracked-files=normal", "--ignore-submodules=none", "--no-renames");
        if (!status.succeeded()) {
            return WorkTree.UNKNOWN;
        }
        return status.out().isEmpty() ? WorkTree.CLEAN : WorkTree.CHANGED;
    }

    private List<Tip> tips(Git git, String commit) throws IOException, TimeoutException, InterruptedException {
        List<Tip> tips = new ArrayList<>();
        for (String ref : candidates(git)) {
            // Only --verify takes the name as it stands; elsewhere git would also try it as the end of another name.
            GitAnswer tip = git.ask("show-ref", "--verify", "--hash", ref);
            if (tip.succeeded()) {
                GitAnswer ancestor = git.ask("merge-base", "--is-ancestor", commit, tip.line());
                tips.add(new Tip(ref, ancestor.succeeded()));
            }
        }
        return tips;
    }

    private List<String> candidates(Git git) throws IOException, TimeoutException, InterruptedException {
        Optional<String> branch =
                CiReference.of(environment) instanceof CiReference.Named named ? named.branch() : Optional.empty();
        if (branch.isEmpty()) {
            return List.of();
        }
        // The remotes by name: refs/remotes/origin/feature/main is origin's branch feature/main, not a main.
        return Stream.concat(
                        Stream.of(Refs.HEADS),
                        git.ask("remote").lines().stream().map(remote -> "refs/remotes/" + remote + "/"))
                .map(prefix -> prefix + branch.get())
                .toList();
    }

    private NotTold failed(String complaint) {
        return new NotTold(
                Cause.FAILED,
                "git failed in " + folder + ": " + complaint,
                "Run git status there, and repair what it complains about.");
    }
}
