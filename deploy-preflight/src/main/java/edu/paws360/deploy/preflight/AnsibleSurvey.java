package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has Ansible ask, by {@code ansible -m ping}: what answers can be logged in to, and has a Python for the playbook. It logs in anew, with
 * no connection that an earlier run has left open, and leaves none itself.
 *
 * @param inventory what follows {@code -i}
 * @param programs how it is run
 * @param limit how long each host may take; Ansible knows whole seconds only, so it is rounded up to them
 * @param whole how long all hosts together may take
 */
record AnsibleSurvey(String inventory, Programs programs, Duration limit, Duration whole) implements Survey {
    static final int FORKS = 16;

    private static final int OUTPUT_MAX = 64_000_000;
    private static final String WAY = "by ansible -m ping, " + FORKS + " at a time";

    @Override
    public Outcome ask(List<Target> targets) throws IOException, InterruptedException {
        Path ansible = programs.find("ansible")
                .orElseThrow(() -> new IOException("ansible is not on PATH (expected since"
                        + " deploy.preflight.network.probe is ansible); install ansible-core on this runner, or set"
                        + " another probe"));
        Programs.Ended ended = run(ansible);
        Map<String, Optional<String>> answers = new AnsibleAnswers(limit).read(ended.output());
        if (answers.isEmpty() && !ended.isSuccess()) {
            throw new IOException("ansible -i " + Wording.quote(inventory) + " all -m ping: " + end(ended)
                    + " (expected an answer of each host); run it by hand to see why");
        }
        return new Outcome(unreached(targets, answers, ended), WAY);
    }

    private Programs.Ended run(Path ansible) throws IOException, InterruptedException {
        try (TemporaryFolder own = new TemporaryFolder();
                Stragglers stragglers = new Stragglers()) {
            return programs.with(environment(own.path(), stragglers)).run(whole, OUTPUT_MAX, command(ansible));
        }
    }

    /** In a session of its own, so that no ssh asks at a terminal whether it may trust a host. */
    private List<String> command(Path ansible) {
        String seconds = Long.toString(Math.max(1, limit.plusMillis(999).toSeconds()));
        Stream<String> session = programs.find("setsid").map(Path::toString).stream();
        Stream<String> question = Stream.of(ansible.toString(), "-i", inventory, "all", "-m", "ansible.builtin.ping");
        Stream<String> bounds = Stream.of("-f", Integer.toString(FORKS), "-T", seconds, "--task-timeout", seconds);
        return Stream.of(session, question, bounds).flatMap(words -> words).toList();
    }

    private static Map<String, String> environment(Path own, Stragglers stragglers) {
        Map<String, String> environment = new HashMap<>(AnsibleInventory.ENVIRONMENT);
        environment.putAll(stragglers.mark());
        environment.put("ANSIBLE_LOCAL_TEMP", own.toString());
        environment.put("ANSIBLE_SSH_CONTROL_PATH_DIR", own.toString());
        // What its configuration may have print beside the answers.
        environment.put("ANSIBLE_LOAD_CALLBACK_PLUGINS", "False");
        return environment;
    }

    private List<Unreached> unreached(
            List<Target> targets, Map<String, Optional<String>> answers, Programs.Ended ended) {
        List<Unreached> unreached = new ArrayList<>();
        for (Target target : targets) {
            String name = target.name();
            if (answers.containsKey(name)) {
                answers.get(name).ifPresent(fault -> unreached.add(new Unreached(target, fault, true)));
            } else {
                unreached.add(new Unreached(target, "ansible said nothing of it (" + end(ended) + ")", false));
            }
        }
        return unreached;
    }

    private String end(Programs.Ended ended) {
        return switch (ended.ending()) {
            case EXITED -> "exit code " + ended.exitCode() + ", " + Wording.quoteLast(ended.errors());
            case TIMED_OUT -> "still running after " + Spoken.limit(whole);
            case TOO_TALKATIVE -> "more than " + Wording.size(OUTPUT_MAX);
        };
    }
}
