package edu.paws360.deploy.preflight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the command line takes. The help names the plugin's setting of the same meaning, since messages of checks name it, too. */
enum Option {
    INVENTORY("SOURCE", "the Ansible inventory whose hosts must be reachable (deploy.inventory)"),
    SECRETS(
            "NAME,NAME",
            "the environment variables that must be there and not blank (deploy.preflight.secretsRequired)"),
    QUEUE("WHERE", "who knows of other deployments: github, or the folder that is deploy.audit.dir on this machine"),
    QUEUE_GROUP("NAME", "which deployments exclude each other (deploy.queue.group); default production-deploy"),
    SKIP("CHECK,CHECK", "checks that are not run, and reported as skipped (deploy.preflight.skip)"),
    WARN_ONLY("WHAT,WHAT", "what is only warned of where it is missing: compose, inodes (deploy.preflight.warnOnly)"),
    PROBE("WAY", "how hosts are asked: icmp, tcp or ansible (deploy.preflight.network.probe); default icmp"),
    NETWORK_TIMEOUT("TIME", "how long each host may take (deploy.preflight.network.timeout); default 5s"),
    DOCKER_TIMEOUT("TIME", "how long each question to Docker may take (deploy.preflight.docker.timeout); default 5s"),
    CPU_PERCENT_MAX("NUMBER", "CPU use must be below it (deploy.preflight.cpuPercentMax); default 80"),
    MEMORY_PERCENT_MAX("NUMBER", "memory use must be below it (deploy.preflight.memoryPercentMax); default 80"),
    DISK_MIN("SIZE", "more than this must be free (deploy.preflight.diskMin); default 10GB"),
    FOLDER("PATH", "where the work is done; default is the folder it is called in");

    private final String value;
    private final String meaning;

    Option(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** As it is written: {@code --disk-min}. */
    String spelling() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** With a word for its value. */
    String synopsis() {
        return spelling() + " " + value;
    }

    String meaning() {
        return meaning;
    }

    static Optional<Option> spelled(String text) {
        return Arrays.stream(values())
                .filter(option -> option.spelling().equals(text))
                .findFirst();
    }
}
