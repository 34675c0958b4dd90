package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import edu.paws360.deploy.guard.Checkout.Cause;
import edu.paws360.deploy.guard.Checkout.Found;
import edu.paws360.deploy.guard.Checkout.NotTold;
import edu.paws360.deploy.guard.Checkout.Tip;
import edu.paws360.deploy.guard.Checkout.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path bin;

    @Test
    void a_branch_is_told_by_its_full_name() throws Exception {
        TestRepository repository = TestRepository.on(folder);

        assertThat(repository.look())
                .isEqualTo(new Found(
                        repository.head(),
                        Optional.of("refs/heads/main"),
                        WorkTree.CLEAN,
                        false,
                        List.of(),
                        List.of()));
    }

    @Test
    void a_branch_takes_two_questions() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        Map<String, String> environment = TestRepository.environmentWithGit(
                bin, "for last; do :; done; echo \"$last\" >> " + bin + "/asked; PATH=${PATH#*:} exec git \"$@\"");

        assertThat(Checkout.look(folder, environment)).isEqualTo(repository.look());

        assertThat(bin.resolve("asked")).hasContent("HEAD\n--no-renames");
    }

    @Test
    void a_branch_whose_name_a_tag_bears_too_is_told_by_its_full_name() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        repository.git("tag", "main");
        repository.git("update-ref", "refs/tags/HEAD", "HEAD"); // a newer git makes no such tag, and may meet one

        assertThat(repository.look()).isInstanceOfSatisfying(Found.class, found -> assertThat(found.symbolicRef())
                .contains("refs/heads/main"));
    }

    @Test
    void a_folder_inside_the_work_tree_will_do() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        Path module = Files.createDirectory(folder.resolve("module"));

        assertThat(Checkout.look(module, TestRepository.environment())).isEqualTo(repository.look());
    }

    @Test
    void an_edited_a_staged_and_an_untracked_file_are_uncommitted_changes() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        assertThat(((Found) repository.look()).uncommittedChanges()).isFalse();

        Files.writeString(folder.resolve("first"), "edited");
        assertThat(((Found) repository.look()).uncommittedChanges()).isTrue();

        repository.git("add", "first");
        assertThat(((Found) repository.look()).uncommittedChanges()).isTrue();

        repository.git("reset", "--quiet", "--hard");
        repository.write("untracked");
        assertThat(((Found) repository.look()).uncommittedChanges()).isTrue();
    }

    @Test
    void settings_that_hide_changes_do_not_hide_them() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        repository.git("config", "status.showUntrackedFiles", "no");
        repository.write("untracked");

        assertThat(((Found) repository.look()).workTree()).isEqualTo(WorkTree.CHANGED);
    }

    @Test
    void an_unreadable_index_leaves_the_changes_unknown_which_counts_as_changed() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        Files.writeString(folder.resolve(".git/index"), "no index");

        Found found = (Found) repository.look();

        assertThat(found.workTree()).isEqualTo(WorkTree.UNKNOWN);
        assertThat(found.uncommittedChanges()).isTrue();
    }

    @Test
    void a_detached_head_tells_its_tags_and_where_the_branch_of_the_CI_stands() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        String first = repository.head();
        repository.git("branch", "older");
        repository.git("update-ref", "refs/remotes/origin/main", first);
        repository.git("remote", "add", "origin", "nowhere");
        String second = repository.commit("second");
        repository.git("tag", "main");
        repository.git("checkout", "--quiet", "--detach");

        assertThat(repository.look(github("main", second)))
                .isEqualTo(new Found(
                        second,
                        Optional.empty(),
                        WorkTree.CLEAN,
                        false,
                        List.of(new Tip("refs/heads/main", true), new Tip("refs/remotes/origin/main", false)),
                        List.of("refs/tags/main")));
        assertThat(((Found) repository.look(github("older", second))).tips())
                .containsExactly(new Tip("refs/heads/older", false));
    }

    @Test
    void another_branch_that_ends_alike_is_not_the_branch_of_the_CI() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        repository.git("remote", "add", "origin", "nowhere");
        repository.git("update-ref", "refs/remotes/origin/feature/main", "HEAD");
        repository.git("update-ref", "refs/heads/refs/heads/main", "HEAD");
        repository.git("update-ref", "refs/heads/heads/main", "HEAD");
        repository.git("tag", "main");
        repository.git("checkout", "--quiet", "--detach");
        repository.git("branch", "--quiet", "-D", "main");

        assertThat(((Found) repository.look(github("main", repository.head()))).tips())
                .isEmpty();
    }

    @Test
    void variables_that_redirect_git_are_left_out(@TempDir Path elsewhere) throws Exception {
        TestRepository repository = TestRepository.on(folder);
        TestRepository other = TestRepository.on(elsewhere);
        other.git("checkout", "--quiet", "-b", "feature/x");
        Map<String, String> redirected = Map.of(
                "GIT_DIR", elsewhere.resolve(".git").toString(),
                "GIT_WORK_TREE", elsewhere.toString(),
                "GIT_INDEX_FILE", elsewhere.resolve("index").toString(),
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "core.worktree",
                "GIT_CONFIG_VALUE_0", elsewhere.toString());

        assertThat(repository.look(redirected)).isEqualTo(repository.look());
    }

    @Test
    void a_program_named_in_the_repository_is_not_run() throws Exception {
        TestRepository repository = TestRepository.on(folder);
        Path witness = folder.resolve(".git/witness");
        repository.git("config", "core.fsmonitor", "touch " + witness + "; false");

        repository.look();

        assertThat(witness).doesNotExist();
    }

    @Test
    void a_machine_without_git_says_so() throws Exception {
        assertThat(Checkout.look(folder, Map.of("PATH", bin.toString())))
                .isEqualTo(new NotTold(
                        Cause.NO_GIT,
                        "No git program was found on the PATH.",
                        "Install git on this runner, or add its folder to the PATH."));
    }

    @Test
    void a_git_beside_the_sources_is_not_taken_for_the_program() {
        TestRepository.environmentWithGit(bin, "exit 0");
        Path relative = Path.of("").toAbsolutePath().relativize(bin);

        assertThat(Git.program(Map.of("PATH", bin.toString()))).contains(bin.resolve("git"));
        assertThat(Git.program(Map.of("PATH", ".::" + relative))).isEmpty();
        assertThat(Git.program(Map.of())).isEmpty();
    }

    @Test
    void a_folder_without_a_repository_says_so() throws Exception {
        assertThat(new TestRepository(folder).look())
                .isEqualTo(new NotTold(
                        Cause.NO_REPOSITORY,
                        "The folder " + folder + " is in no Git work tree.",
                        "Run the deployment in a clone of the project, with its .git folder."));
    }

    @Test
    void a_bare_repository_has_no_work_tree() throws Exception {
        TestRepository repository = new TestRepository(folder);
        repository.git("init", "--quiet", "--bare");

        assertThat(((NotTold) repository.look()).seen()).isEqualTo("The folder " + folder + " is in no Git work tree.");
    }

    @Test
    void a_folder_that_is_not_there_says_so() throws Exception {
        Path missing = folder.resolve("missing");

        assertThat(Checkout.look(missing, TestRepository.environment()))
                .isEqualTo(new NotTold(
                        Cause.NO_REPOSITORY,
                        "The folder " + missing + " does not exist.",
                        "Run the deployment in a clone of the project."));
    }

    @Test
    void a_branch_without_a_commit_says_so() throws Exception {
        assertThat(TestRepository.empty(folder).look())
                .isEqualTo(new NotTold(
                        Cause.NO_COMMIT,
                        "HEAD points to refs/heads/main, which has no commit yet.",
                        "Commit something, or check out a branch that has a commit."));
    }

    @Test
    void a_repository_of_somebody_else_brings_the_advice_of_git() throws Exception {
        TestRepository.on(folder);
        Map<String, String> environment = TestRepository.environmentWithGit(
                bin, "PATH=${PATH#*:} GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"");

        assertThat(Checkout.look(folder, environment))
                .isEqualTo(new NotTold(
                        Cause.NOT_TRUSTED,
                        "git refuses the folder " + folder + ", since it belongs to another account than the one that"
                                + " runs this build (dubious ownership).",
                        "Check the project out as the account that deploys, or let that account trust it: git config"
                                + " --global --add safe.directory " + folder + "."));
    }

    @Test
    void a_git_that_fails_is_quoted_on_one_line() throws Exception {
        Map<String, String> environment =
                TestRepository.environmentWithGit(bin, "printf 'fatal: bad\\tthing\\nmore\\n' >&2; exit 128");

        assertThat(Checkout.look(folder, environment))
                .isEqualTo(new NotTold(
                        Cause.FAILED,
                        "git failed in " + folder + ": fatal: bad?thing",
                        "Run git status there, and repair what it complains about."));
    }

    @Test
    void git_gets_no_variable_that_is_withheld() throws Exception {
        TestRepository.on(folder);
        Map<String, String> environment = new HashMap<>(TestRepository.environmentWithGit(
                bin, "env | grep '^T_' > " + bin + "/seen; PATH=${PATH#*:} exec git \"$@\""));
        environment.putAll(Map.of("T_TOKEN", "geheim", "T_PLAIN", "plain"));

        assertThat(Checkout.look(folder, environment, Set.of("T_TOKEN"))).isInstanceOf(Checkout.Found.class);

        assertThat(bin.resolve("seen")).hasContent("T_PLAIN=plain");
    }

    @Test
    void a_git_that_hangs_is_ended() throws Exception {
        Path pid = bin.resolve("pid");
        Map<String, String> environment = TestRepository.environmentWithGit(
                bin, "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 300");

        Checkout checkout = new CheckoutLook(folder, environment, Set.of(), Duration.ofSeconds(4)).look();

        assertThat(checkout)
                .isEqualTo(new NotTold(
                        Cause.NO_ANSWER,
                        "git did not answer within 4000 ms in " + folder + ".",
                        "Run git status there: a slow disk or a hanging file system holds it."));
        assertThat(endsSoon(pid)).isTrue();
    }

    @Test
    void an_interrupt_ends_git_and_the_look() throws Exception {
        Path pid = bin.resolve("pid");
        Map<String, String> environment = TestRepository.environmentWithGit(
                bin, "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 300");
        Thread looking = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (!Files.exists(pid)) {
                Thread.onSpinWait();
            }
            looking.interrupt();
        });
        interrupter.setDaemon(true);
        interrupter.start();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Checkout.look(folder, environment));
        assertThat(endsSoon(pid)).isTrue();
    }

    @Test
    void a_flood_of_output_is_cut_off() throws Exception {
        Map<String, String> environment = TestRepository.environmentWithGit(bin, "yes | head -c 5000000");

        GitAnswer answer = new Git(
                        Git.program(environment).orElseThrow(), folder, environment, Set.of(), Duration.ofSeconds(30))
                .ask("any");

        assertThat(answer.out()).hasSize(64 * 1024);
    }

    private static boolean endsSoon(Path pid) throws IOException, InterruptedException {
        long number = Long.parseLong(Files.readString(pid).strip());
        for (int tries = 0; tries < 200 && ProcessHandle.of(number).isPresent(); tries++) {
            Thread.sleep(50);
        }
        return ProcessHandle.of(number).isEmpty();
    }

    private static Map<String, String> github(String branch, String commit) {
        return Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/" + branch, "GITHUB_SHA", commit);
    }
}
