package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.FreshnessDecided.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * How commits of a clone are related, as git itself tells it. Nothing is changed and nothing is fetched.
 *
 * @param folder a folder in the work tree
 * @param environment the environment variables: for git itself, and to learn how this CI fetches more
 * @param limit how long git may take altogether
 */
record Ancestry(Path folder, Map<String, String> environment, Duration limit) {

    /** What came of the question. */
    sealed interface Relation {
        /** Git told: newer, the same, older, or diverged. */
        record Told(Decision decision) implements Relation {}

        /** Git could not tell: what was seen, without its full stop, and what to do. */
        record NotTold(String seen, String advice) implements Relation {}
    }

    /** How a commit is related to the one that is live; both are full SHAs. */
    Relation of(String commit, String live) throws InterruptedException {
        if (commit.equals(live)) {
            return new Relation.Told(Decision.SAME);
        }
        Optional<Path> program = Git.program(environment);
        if (program.isEmpty()) {
            return new Relation.NotTold(
                    "no git program was found on the PATH",
                    "Install git on this runner, or add its folder to the PATH.");
        }
        try {
            return asked(new Git(program.get(), folder, environment, Set.of(), limit), commit, live);
        } catch (TimeoutException late) {
            return new Relation.NotTold(
                    "git did not answer within " + limit.toMillis() + " ms in " + folder,
                    "Run git log there: a slow disk or a hanging file system holds it.");
        } catch (IOException failed) {
            return new Relation.NotTold(
                    "git could not compare the commits in " + folder + " (" + failed.getMessage() + ")",
                    "Run the deployment in a clone of the project, with its .git folder.");
        }
    }

    private Relation asked(Git git, String commit, String live)
            throws IOException, TimeoutException, InterruptedException {
        GitAnswer answer = git.ask("rev-parse", "--is-shallow-repository");
        if (!answer.succeeded()) {
            throw new IOException(answer.complaint());
        }
        // A git that does not know the question repeats it.
        boolean shallow = !answer.line().equals("false");
        for (String one : List.of(commit, live)) {
            if (!git.ask("cat-file", "-e", one + "^{commit}").succeeded()) {
                return missing(one, shallow);
            }
        }
        if (isAncestor(git, live, commit)) {
            return new Relation.Told(Decision.NEWER);
        }
        if (isAncestor(git, commit, live)) {
            return new Relation.Told(Decision.OLDER);
        }
        // What is cut off could still connect them.
        return shallow
                ? new Relation.NotTold("this clone is too shallow to tell how the two are related", wholeHistory())
                : new Relation.Told(Decision.DIVERGED);
    }

    private static boolean isAncestor(Git git, String ancestor, String descendant)
            throws IOException, TimeoutException, InterruptedException {
        GitAnswer answer = git.ask("merge-base", "--is-ancestor", ancestor, descendant);
        if (answer.exitCode() > 1) {
            throw new IOException(answer.complaint());
        }
        return answer.succeeded();
    }

    private Relation missing(String commit, boolean shallow) {
        String seen = "commit " + Refs.shortened(commit) + " is not in this ";
        return shallow
                ? new Relation.NotTold(seen + "shallow clone", wholeHistory())
                : new Relation.NotTold(
                        seen + "clone",
                        "Fetch the branch that it is on; a commit that was taken out of the history is nowhere to be had.");
    }

    private String wholeHistory() {
        String how = CiSystem.in(environment).stream()
                .findFirst()
                .map(CiSystem::fullClone)
                .orElse("run git fetch --unshallow");
        return "Fetch the whole history: " + how + ".";
    }
}
