package edu.paws360.deploy.queue.github;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.ConcurrencyRoom;
import edu.paws360.deploy.testbed.ConcurrencyRoom.Admission;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runners, told to deploy at the same moment a hundred times; production is a file that only one can lock. */
@Needs(GithubApi.class)
class GithubProcessesTest {
    private static final int ROUNDS = 100;
    private static final long FIRST_RUN = 1_000;

    @TempDir
    Path folder;

    @Test
    void github_admits_one_and_the_other_waits() throws Exception {
        rounds(Admission.MAX, true);
    }

    @Test
    void without_groups_they_agree_on_one() throws Exception {
        rounds(Admission.NONE, false);
    }

    private void rounds(Admission admission, boolean groups) throws Exception {
        ConcurrencyRoom room = new ConcurrencyRoom(admission, groups);
        long seed = System.nanoTime();
        Path production = folder.resolve("production");
        try (StrictGithub server = new StrictGithub("ghs_0123456789").with(room);
                GithubChild one = new GithubChild(server.variables(), production);
                GithubChild two = new GithubChild(server.variables(), production)) {
            assertThat(one.answer()).isEqualTo("ready");
            assertThat(two.answer()).isEqualTo("ready");
            Round round = new Round(room, server, one, two, new Random(seed));
            for (int number = 0; number < ROUNDS; number++) {
                round.together(number);
                if (!groups && number % 20 == 19) {
                    round.oldRunWhileANewOneHolds(number);
                }
            }
        } catch (CompletionException | AssertionError e) {
            throw new AssertionError("With seed " + seed, e);
        }
    }

    private record Round(ConcurrencyRoom room, StrictGithub server, GithubChild one, GithubChild two, Random random) {
        /** A third of the rounds starts an old run again, whose number is lower than all that came since. */
        void together(int number) {
            long fresh = FIRST_RUN + 2L * number;
            boolean again = number > 0 && random.nextInt(3) == 0;
            long other = again ? FIRST_RUN + 2L * random.nextInt(number) : fresh + 1;
            boolean swapped = random.nextBoolean();
            CompletableFuture.allOf(deployment(one, swapped ? other : fresh), deployment(two, swapped ? fresh : other))
                    .join();
        }

        private CompletableFuture<Void> deployment(GithubChild runner, long run) {
            return CompletableFuture.runAsync(
                    () -> {
                        begin(runner, run);
                        end(runner, run);
                    },
                    work -> new Thread(work, "run " + run).start());
        }

        /** Whoever comes later looks again and again, and must not find that it comes first. */
        void oldRunWhileANewOneHolds(int number) {
            long fresh = FIRST_RUN + 2L * ROUNDS + number;
            begin(one, fresh);
            assertThat(answer(one)).isEqualTo("holding");
            begin(two, FIRST_RUN);
            long looks = looks();
            Eventually.holds(() -> looks() >= looks + 4);
            goOn(one, fresh);
            end(two, FIRST_RUN);
        }

        /** Whoever holds production asks for no list. */
        private long looks() {
            return server.requests().stream()
                    .filter(request -> request.target().contains("status=in_progress"))
                    .count();
        }

        private void begin(GithubChild runner, long run) {
            room.start(run);
            runner.deploy(run, room.attempt(run));
        }

        private void end(GithubChild runner, long run) {
            assertThat(answer(runner)).isEqualTo("holding");
            goOn(runner, run);
        }

        private void goOn(GithubChild runner, long run) {
            runner.goOn();
            assertThat(answer(runner)).isEqualTo("deployed");
            room.end(run, "success");
        }

        private static String answer(GithubChild runner) {
            try {
                return runner.answer();
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        }
    }
}
