package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Prometheus server that scrapes nothing until it is told to. */
public final class Prometheus extends HttpServer {
    private static final Program SERVER = new Program("prometheus", "prometheus");
    private static final String EVERY_SECOND = "global:\n  scrape_interval: 1s\n";

    private String header = EVERY_SECOND;

    Prometheus() {
        super("prometheus");
    }

    /**
     * Scrapes other servers once a second, with the labels that they give themselves.
     *
     * @param targets whom; replaces those it was told before
     */
    public void scrape(HttpServer... targets) {
        StringBuilder jobs = new StringBuilder(header).append("scrape_configs:\n");
        for (HttpServer target : targets) {
            jobs.append("  - job_name: ").append(target.name()).append('\n');
            jobs.append("    honor_labels: true\n");
            jobs.append("    static_configs:\n      - targets: ['")
                    .append(target.listen())
                    .append("']\n");
        }
        write(jobs.toString());
        stop();
        start();
    }

    /**
     * Reads rules, and evaluates them every second.
     *
     * @param rules the file
     * @param targets whom to scrape, as {@link #scrape}
     */
    public void scrapeWith(Path rules, HttpServer... targets) {
        header = EVERY_SECOND + "  evaluation_interval: 1s\nrule_files:\n  - " + rules.toAbsolutePath() + "\n";
        try {
            scrape(targets);
        } finally {
            header = EVERY_SECOND;
        }
    }

    @Override
    List<Program> programs() {
        return List.of(SERVER);
    }

    @Override
    void prepare() {
        write(EVERY_SECOND);
    }

    @Override
    List<String> command() {
        return List.of(
                SERVER.path(),
                "--config.file=" + configuration(),
                "--storage.tsdb.path=" + folder().resolve("data"),
                "--web.listen-address=" + listen());
    }

    private void write(String text) {
        try {
            Files.writeString(configuration(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path configuration() {
        return folder().resolve("prometheus.yml");
    }
}
