package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy:audit} tells of real deployments. */
class AuditIT {
    private static final Pattern AUDIT_LOG_ID = Pattern.compile("Audit log id: ([0-9]+-[0-9a-f]{64})");

    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp).property("deploy.command", "echo $DEPLOY_ID >> deployed");
    }

    @Test
    void listsAndShowsWhatWasDeployed() throws IOException {
        assertThat(project.run("deploy:audit").error()).contains("there is no journal in " + project.audit);
        project.run("deploy:production");
        project.property("deploy.command", "exit 3").run("deploy:production");
        String first = project.deployed().get(0);

        MavenRun list = project.run("deploy:audit");
        assertThat(list.exit()).as(list.output()).isZero();
        assertThat(list.output()).containsSubsequence("FAILED (primary_exit_code)", first + "  SUCCEEDED (ok)");

        MavenRun show = project.run("deploy:audit", "-Ddeploy.audit.do=show", "-Ddeploy.audit.deployment=" + first);
        assertThat(show.output())
                .contains("Deployment " + first, "Verdict: SUCCEEDED", "Audit log id: ")
                .doesNotContain("Verdict: FAILED");
        assertThat(project.folder.resolve("target/deploy/audit-" + first + "/report.html"))
                .exists();
        assertThat(project.run("deploy:audit", "-Ddeploy.audit.do=show", "-Ddeploy.audit.deployment=none")
                        .error())
                .contains("has no line of deployment none");
    }

    @Test
    void drawsAReportAgain() throws IOException {
        assertThat(project.run("deploy:report").error()).contains("has no line of deployment at all");
        project.run("deploy:production");
        project.property("deploy.command", "exit 3").run("deploy:production");
        String first = project.deployed().get(0);
        Path page = project.folder.resolve("target/deploy/report.html");
        Files.delete(page);

        MavenRun last = project.run("deploy:report");
        assertThat(last.exit()).as(last.output()).isZero();
        assertThat(page).content().contains("primary_exit_code");
        MavenRun earlier = project.run("deploy:report", "-Ddeploy.id=" + first);
        assertThat(earlier.exit()).as(earlier.output()).isZero();
        assertThat(earlier.output())
                .contains("Report of deployment " + first)
                .contains("; without a log, as the one in ");
        assertThat(page).content().contains(first).doesNotContain("primary_exit_code");
    }

    @Test
    void verifiesByAuditLogIdAndSignature() throws Exception {
        KeyPair pair = pair();
        project.property("deploy.audit.signingKey", "@{AUDIT_KEY}")
                .property("deploy.audit.publicKeys", base64(pair))
                .environment("AUDIT_KEY", pem(pair));
        String anchor = auditLogId(project.run("deploy:production"));

        MavenRun good = verify("-Ddeploy.audit.anchor=" + anchor);
        assertThat(good.exit()).as(good.output()).isZero();
        assertThat(good.output())
                .contains(
                        "each as it was written, and the head record agrees",
                        "Audit log id: its line is there as it was, and so all before it",
                        "Signature: signed and good up to line ")
                .doesNotContain(secret(pair));
        assertThat(project.journal())
                .anyMatch(line -> line.contains("\"reader\":\"signature\",\"names\":[\"AUDIT_KEY\"]"));

        MavenRun stranger = verify("-Ddeploy.audit.publicKeys=" + base64(pair()));
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(stranger.error())
                .contains("no line is signed by a key of deploy.audit.publicKeys; there are signatures by");

        String other = anchor.replaceFirst("-.*", "-" + "f".repeat(64));
        assertThat(verify("-Ddeploy.audit.anchor=" + other).error()).contains("the audit log id does not hold: line ");

        Path lines = project.audit.resolve("journal.jsonl");
        Files.writeString(lines, Files.readString(lines).replaceFirst("branch_decided", "branch_decidet"));
        assertThat(verify().error())
                .contains("journal_unusable: Line 3 of ")
                .contains("its text does not match its hash");
    }

    @Test
    void whatWasMadeAnewBeforeTheLastSignatureIsNotProven() throws Exception {
        KeyPair pair = pair();
        project.property("deploy.audit.publicKeys", base64(pair)).environment("AUDIT_KEY", pem(pair));
        project.run("deploy:production");
        MavenRun signing =
                project.property("deploy.audit.signingKey", "@{AUDIT_KEY}").run("deploy:production");
        String first = project.deployed().get(0);

        assertThat(signing.output())
                .contains(
                        "The journal is not signed to its end: lines 1 to ", " are of " + first + ", and no signature");
        MavenRun verified = verify();
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.error()).contains(" are of " + first + ", which no signature of their own covers");
        MavenRun known = verify("-Ddeploy.audit.anchor=" + auditLogId(signing));
        assertThat(known.exit()).as(known.output()).isZero();
        assertThat(known.output()).contains("Signature: signed and good up to line ");
    }

    @Test
    void aStepGoesOnOnlyWithWhatTheStepBeforeHasSigned() throws Exception {
        KeyPair pair = pair();
        project.property("deploy.audit.signingKey", "@{AUDIT_KEY}")
                .property("deploy.audit.publicKeys", base64(pair))
                .environment("AUDIT_KEY", pem(pair))
                .environment("DEPLOY_STEPS_RUN", "7/1");
        MavenRun preflight = project.run("deploy:preflight");
        assertThat(preflight.exit()).as(preflight.output()).isZero();
        MavenRun between = verify();
        assertThat(between.exit()).as(between.output()).isZero();
        MavenRun execute = project.run("deploy:execute");
        assertThat(execute.exit()).as(execute.output()).isZero();
        assertThat(verify().exit()).isZero();
        assertThat(project.deployed()).hasSize(1);

        project.environment("DEPLOY_STEPS_RUN", "8/1").run("deploy:preflight");
        cutOffTheLastLine();
        MavenRun refused = project.run("deploy:execute");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error())
                .contains(
                        " cannot be gone on with: the steps before wrote lines up to ", "run the whole workflow again");
        assertThat(project.deployed()).hasSize(1);
    }

    /** By somebody who can write the folder and has no key: what is left is a chain, and the head goes with it. */
    private void cutOffTheLastLine() throws IOException {
        List<JournalEntry> left;
        try (Stream<JournalEntry> there = JournalView.of(project.audit).after(0)) {
            List<JournalEntry> all = there.toList();
            left = all.subList(0, all.size() - 1);
        }
        Path lines = project.audit.resolve("journal.jsonl");
        Files.write(lines, left.stream().map(JournalEntry::line).toList());
        JournalEntry last = left.get(left.size() - 1);
        Files.writeString(
                project.audit.resolve("journal.head"),
                "{\"count\":" + last.number() + ",\"hash\":\"" + last.hash() + "\",\"at\":\"" + last.at()
                        + "\",\"bytes\":" + Files.size(lines) + "}\n");
    }

    @Test
    void shipsWhatWasNotDeliveredAndPrunesNothingYoung() throws IOException {
        project.property("deploy.metrics.textfile", "/proc/nowhere/metrics.prom")
                .run("deploy:production");
        assertThat(project.journal()).anyMatch(line -> line.contains("\"delivered\":false"));
        MavenRun still = project.run("deploy:audit", "-Ddeploy.audit.do=ship");
        assertThat(still.exit()).isEqualTo(1);
        assertThat(still.error()).contains("not everything was delivered: textfile: ");

        MavenRun ship = project.property("deploy.metrics.textfile", "target/deploy/metrics.prom")
                .run("deploy:audit", "-Ddeploy.audit.do=ship");
        assertThat(ship.exit()).as(ship.output()).isZero();
        assertThat(project.output("metrics.prom")).contains("deployment_success_total");

        MavenRun prune = project.run("deploy:audit", "-Ddeploy.audit.do=prune");
        assertThat(prune.exit()).as(prune.output()).isZero();
        assertThat(prune.output()).contains("No line was taken out; what follows is younger than ");
        assertThat(project.run("deploy:audit", "-Ddeploy.audit.do=prune", "-Ddeploy.audit.retention=364d")
                        .output())
                .contains("deploy.audit.retention")
                .contains("too small");
    }

    @Test
    void whatIsAskedOnceDoesNotBelongIntoThePom() throws IOException {
        assertThat(project.property("deploy.audit.do", "prune")
                        .run("deploy:audit")
                        .output())
                .contains("deploy.audit.do")
                .contains("what is asked once does not belong where every run finds it");
    }

    private MavenRun verify(String... more) throws IOException {
        String[] all = new String[more.length + 2];
        all[0] = "deploy:audit";
        all[1] = "-Ddeploy.audit.do=verify";
        System.arraycopy(more, 0, all, 2, more.length);
        return project.run(all);
    }

    private static String auditLogId(MavenRun run) {
        Matcher id = AUDIT_LOG_ID.matcher(run.output());
        assertThat(id.find()).as(run.output()).isTrue();
        return id.group(1);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n" + secret(pair) + "\n-----END PRIVATE KEY-----\n";
    }

    private static String secret(KeyPair pair) {
        return Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    private static String base64(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static KeyPair pair() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
