package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.FreshnessDecided.Decision;
import edu.paws360.deploy.queue.LiveCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    private static final Instant SINCE = Instant.parse("2026-11-27T08:00:00.123Z");
    private static final String OVERRIDE = " Or go on without knowing: deploy.allowOlder=true.";

    @TempDir
    Path temp;

    private final List<LiveSource> sources = new ArrayList<>();
    private TestRepository repository;
    private String first;
    private String second;
    private boolean allowOlder;

    @BeforeEach
    void commitTwice() throws Exception {
        repository = TestRepository.empty(Files.createDirectory(temp.resolve("project")));
        first = repository.commit("first");
        second = repository.commit("second");
    }

    /** Answers always the same. */
    private record Witness(String name, LiveAnswer answer, List<String> secretNames) implements LiveSource {
        @Override
        public LiveAnswer ask() {
            return answer;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private void says(String name, LiveAnswer answer) {
        sources.add(new Witness(name, answer, List.of()));
    }

    private void live(String commit) {
        says("the queue's store", new LiveAnswer.Known(new LiveCommit(commit, "d-7", SINCE)));
    }

    private FreshnessDecision decide(String commit) throws InterruptedException {
        return decide(commit, repository.folder(), Map.of());
    }

    private FreshnessDecision decide(String commit, Path clone, Map<String, String> more) throws InterruptedException {
        return new Freshness(clone, TestRepository.environment(more), sources, allowOlder).decide(commit);
    }

    private static String shortened(String commit) {
        return commit.substring(0, 8);
    }

    private String isLive(String commit) {
        return commit + " is live since 2026-11-27T08:00:00Z by d-7, says the queue's store";
    }

    private static void allowed(FreshnessDecision seen, Decision decision, String detail) {
        assertThat(seen.event())
                .returns(decision, FreshnessDecided::decision)
                .returns(true, FreshnessDecided::allowed)
                .returns(detail, FreshnessDecided::detail);
        assertThat(seen).returns(ReasonCode.OK, FreshnessDecision::reason).returns("", FreshnessDecision::advice);
    }

    private static void unknown(FreshnessDecision seen, String detail, String advice) {
        assertThat(seen.event())
                .returns(Decision.UNKNOWN, FreshnessDecided::decision)
                .returns(false, FreshnessDecided::allowed)
                .returns(detail, FreshnessDecided::detail);
        assertThat(seen)
                .returns(ReasonCode.FRESHNESS_UNKNOWN, FreshnessDecision::reason)
                .returns(advice + OVERRIDE, FreshnessDecision::advice);
    }

    @Test
    void aNewerCommitMayGo() throws Exception {
        live(first);

        FreshnessDecision seen = decide(second);

        allowed(seen, Decision.NEWER, shortened(second) + " is newer than what is live: " + isLive(first));
        assertThat(seen.event())
                .returns(second, FreshnessDecided::commit)
                .returns(Optional.of(first), FreshnessDecided::live)
                .returns("the queue's store", FreshnessDecided::source);
    }

    @Test
    void theSameCommitMayGoAgain() throws Exception {
        live(second);

        allowed(
                decide(second),
                Decision.SAME,
                shortened(second) + " is live already and is deployed again: " + isLive(second));
    }

    @Test
    void anotherBranchMayGoAndIsTold() throws Exception {
        repository.git("checkout", "--quiet", "-b", "release/1", first);
        String patch = repository.commit("patch");
        live(second);

        allowed(
                decide(patch),
                Decision.DIVERGED,
                shortened(patch) + " lacks commits of what is live, and has others: " + isLive(second));
    }

    @Test
    void aHistoryWithoutACommonBeginningIsAnotherBranchToo() throws Exception {
        repository.git("checkout", "--quiet", "--orphan", "anew");
        String anew = repository.commit("anew");
        live(second);

        assertThat(decide(anew).event().decision()).isEqualTo(Decision.DIVERGED);
    }

    @Test
    void anOlderCommitIsRefused() throws Exception {
        live(second);

        FreshnessDecision seen = decide(first);

        assertThat(seen.event())
                .isEqualTo(new FreshnessDecided(
                        Decision.OLDER,
                        false,
                        first,
                        Optional.of(second),
                        Optional.of("d-7"),
                        "the queue's store",
                        shortened(first) + " is older than what is live: " + isLive(second)));
        assertThat(seen)
                .returns(ReasonCode.OLDER_COMMIT, FreshnessDecision::reason)
                .returns(
                        "Deploy a newer commit. If production is to go back to this one, say so: deploy.allowOlder=true.",
                        FreshnessDecision::advice);
    }

    @Test
    void anOlderCommitMayGoWhereTheSettingSaysSo() throws Exception {
        allowOlder = true;
        live(second);

        allowed(
                decide(first),
                Decision.OLDER,
                shortened(first) + " is older than what is live: " + isLive(second)
                        + "; deploy.allowOlder=true lets it go on");
    }

    @Test
    void theFirstOneMayGo() throws Exception {
        says("the queue's store", new LiveAnswer.Nothing());
        says("the journal", new LiveAnswer.Nothing());

        FreshnessDecision seen = decide(first);

        allowed(seen, Decision.FIRST, "nothing is known to be live to the queue's store and the journal");
        assertThat(seen.event().live()).isEmpty();
    }

    @Test
    void theFirstOneThatKnowsIsBelieved() throws Exception {
        says("the queue's store", new LiveAnswer.Nothing());
        sources.add(new Witness(
                "GitHub", new LiveAnswer.Known(new LiveCommit(first, "record 5", SINCE)), List.of("GITHUB_TOKEN")));
        says("the journal", new LiveAnswer.Known(new LiveCommit(second, "d-6", SINCE)));

        FreshnessDecision seen = decide(second);

        assertThat(seen.event())
                .returns("GitHub", FreshnessDecided::source)
                .returns(Decision.NEWER, FreshnessDecided::decision);
        assertThat(seen.secretNames()).containsExactly("GITHUB_TOKEN");
    }

    @Test
    void whereWeMayNotAskTheNextOneIsAskedAndThatIsTold() throws Exception {
        says("GitHub", new LiveAnswer.Refused("GitHub may not be asked", "Give the right."));
        live(first);

        allowed(
                decide(second),
                Decision.NEWER,
                shortened(second) + " is newer than what is live: " + isLive(first) + " (GitHub may not be asked)");
    }

    @Test
    void whereWeMayNotAskAndNobodyElseKnowsNothingIsKnown() throws Exception {
        says("GitHub", new LiveAnswer.Refused("GitHub may not be asked", "Give the right."));
        says("the journal", new LiveAnswer.Nothing());

        unknown(decide(second), "it is not known what is live: GitHub may not be asked", "Give the right.");
    }

    @Test
    void whereTheAnswerCannotBeReadNobodyElseIsBelieved() throws Exception {
        says("the queue's store", new LiveAnswer.Unreadable("the store is away", "Mend it."));
        says("the journal", new LiveAnswer.Known(new LiveCommit(first, "d-6", SINCE)));

        unknown(decide(second), "it is not known what is live: the store is away", "Mend it.");
    }

    @Test
    void whatIsNotKnownMayGoWhereTheSettingSaysSo() throws Exception {
        allowOlder = true;
        says("the queue's store", new LiveAnswer.Unreadable("the store is away", "Mend it."));

        allowed(
                decide(second),
                Decision.UNKNOWN,
                "it is not known what is live: the store is away; deploy.allowOlder=true lets it go on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "main", "deadbeef", ""})
    void whatIsNoCommitIsNotShownToGit(String odd) throws Exception {
        live(odd);

        unknown(decide(second), isLive(odd) + ", which is no full SHA", "See who has noted it there.");
    }

    @Test
    void aShallowCloneDoesNotKnowWhatIsCutOff() throws Exception {
        Path shallow = clone("--depth=1");
        live(first);

        unknown(
                decide(second, shallow, Map.of()),
                isLive(first) + ", but commit " + shortened(first) + " is not in this shallow clone",
                "Fetch the whole history: run git fetch --unshallow.");
        unknown(
                decide(second, shallow, Map.of("GITHUB_ACTIONS", "true")),
                isLive(first) + ", but commit " + shortened(first) + " is not in this shallow clone",
                "Fetch the whole history: set fetch-depth: 0 for actions/checkout.");
    }

    @Test
    void aShallowCloneStillKnowsTheSameCommit() throws Exception {
        live(second);

        assertThat(decide(second, clone("--depth=1"), Map.of()).event().decision())
                .isEqualTo(Decision.SAME);
    }

    @Test
    void aShallowCloneStillKnowsWhatItHas() throws Exception {
        String third = repository.commit("third");
        Path shallow = clone("--depth=2");

        live(second);
        assertThat(decide(third, shallow, Map.of()).event().decision()).isEqualTo(Decision.NEWER);
        sources.clear();
        live(third);
        assertThat(decide(second, shallow, Map.of()).event().decision()).isEqualTo(Decision.OLDER);
    }

    @Test
    void aShallowCloneCannotTellThatTwoHaveDiverged() throws Exception {
        repository.git("checkout", "--quiet", "-b", "release/1", first);
        String patch = repository.commit("patch");
        Path shallow = clone("--depth=1", "--no-single-branch");
        live(second);

        unknown(
                decide(patch, shallow, Map.of()),
                isLive(second) + ", but this clone is too shallow to tell how the two are related",
                "Fetch the whole history: run git fetch --unshallow.");
    }

    @Test
    void aCommitThatIsNowhereInTheHistoryIsNotKnown() throws Exception {
        String gone = "0123456789abcdef0123456789abcdef01234567";
        live(gone);

        unknown(
                decide(second),
                isLive(gone) + ", but commit 01234567 is not in this clone",
                "Fetch the branch that it is on; a commit that was taken out of the history is nowhere to be had.");
    }

    @Test
    void withoutAGitProgramNothingIsKnownButTheSameCommit() throws Exception {
        live(first);

        unknown(
                decide(second, repository.folder(), Map.of("PATH", temp.toString())),
                isLive(first) + ", but no git program was found on the PATH",
                "Install git on this runner, or add its folder to the PATH.");
    }

    @Test
    void outsideOfACloneNothingIsKnown() throws Exception {
        live(first);

        unknown(
                decide(second, temp, Map.of()),
                isLive(first) + ", but git could not compare the commits in " + temp
                        + " (fatal: not a git repository (or any of the parent directories): .git)",
                "Run the deployment in a clone of the project, with its .git folder.");
    }

    @Test
    void aGitThatFailsIsNoAnswer() throws Exception {
        live(first);
        Map<String, String> broken = TestRepository.environmentWithGit(
                temp,
                "case \"$*\" in *merge-base*) echo 'fatal: broken' >&2; exit 128;; *rev-parse*) echo false;; esac");

        unknown(
                decide(second, repository.folder(), broken),
                isLive(first) + ", but git could not compare the commits in " + repository.folder()
                        + " (fatal: broken)",
                "Run the deployment in a clone of the project, with its .git folder.");
    }

    @Test
    void whatStandsInPlaceOfACommitDoesNotDeceive() throws Exception {
        live(second);
        repository.git("replace", second, first);

        assertThat(decide(first).event().decision()).isEqualTo(Decision.OLDER);
    }

    private Path clone(String... options) {
        Path folder = temp.resolve("clone");
        List<String> command = new ArrayList<>(List.of("clone", "--quiet"));
        command.addAll(List.of(options));
        command.addAll(List.of(repository.folder().toUri().toString(), folder.toString()));
        repository.git(command.toArray(String[]::new));
        return folder;
    }
}
