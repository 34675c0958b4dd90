package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a runner's processes do not find in their environment, although ours has it. A home stands for a secret here. */
@Timeout(60)
class WithheldTest {
    private static final Set<String> WITHHELD = Set.of("HOME");
    private static final String ASK = "env | grep -c ^HOME=";

    @TempDir
    Path folder;

    private final Lines lines = new Lines();

    @BeforeEach
    void weHaveWhatIsWithheld() {
        assertThat(System.getenv()).containsKeys("HOME", "PATH");
    }

    private LocalRunner runner() {
        return new LocalRunner("primary", WITHHELD);
    }

    @Test
    void aCommandHereGetsItNot() {
        runner().run(Work.shell(ASK + "; env | grep -c ^PATH=", folder), lines);

        assertThat(lines.seen()).containsExactly("0", "1");
    }

    @Test
    void aCommandHereGetsItWhereTheWorkSaysSo() {
        Work work = Work.shell("echo $HOME", folder).withEnvironment(Map.of("HOME", "added"));

        runner().run(work, lines);

        assertThat(lines.seen()).containsExactly("added");
    }

    @Test
    void withoutAWordItGetsEverything() {
        new LocalRunner("primary").run(Work.shell(ASK, folder), lines);

        assertThat(lines.seen()).containsExactly("1");
    }

    @Test
    void aProgramOfTheSshConfigurationGetsItNot() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"), "Host *\n  ProxyCommand sh -c '" + ASK + " > " + folder + "/seen; exit 1'\n");
        Clone clone = Clone.in(folder);
        SshAddress address = SshAddress.parse("ssh://ann@127.0.0.1:22/srv/deploy");
        SshRunner runner = new SshRunner("secondary", address, Optional.of(config), clone.files(), WITHHELD);

        assertThat(runner.fitness(Work.shell("exit 0", clone.project()))).isInstanceOf(Fitness.Unfit.class);

        assertThat(folder.resolve("seen")).hasContent("0");
    }

    @Test
    void aFilterOfGitGetsItNot() throws Exception {
        Clone clone = Clone.in(folder);
        Files.writeString(clone.root().resolve(".git/info/attributes"), "top filter=asking\n");
        Files.writeString(
                clone.root().resolve(".git/config"),
                "[filter \"asking\"]\n  smudge = \"" + ASK + " > " + folder + "/seen; cat\"\n",
                java.nio.file.StandardOpenOption.APPEND);
        CommitFiles files = new CommitFiles(clone.project(), clone.commit(), WITHHELD);

        assertThat(files.inTree(clone.project())).isEqualTo("apps/shop");
        try (Upload upload = files.pack()) {
            upload.writeTo(new java.io.ByteArrayOutputStream());
        }

        assertThat(folder.resolve("seen")).hasContent("0");
    }
}
