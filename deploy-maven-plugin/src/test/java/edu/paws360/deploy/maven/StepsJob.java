package edu.paws360.deploy.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The job of the reference deployment's four scripts, run as GitHub's runner does it: each step's lines by a shell of its own. */
final class StepsJob {
    private static final Pattern RUN = Pattern.compile("(?m)^        run: (.*)$");

    private final ReferenceProject project;
    private final Path temp;
    private final String run;
    private final int attempt;

    StepsJob(ReferenceProject project, Path temp, String run, int attempt) {
        this.project = project;
        this.temp = temp;
        this.run = run;
        this.attempt = attempt;
    }

    /** What became of a step. */
    record Ended(String line, int exit, String output) {}

    /** The lines that the workflow runs, one for each step. */
    List<String> lines() throws IOException {
        String workflow = Files.readString(project.folder.resolve(".github/workflows/deploy-in-steps.yml"));
        return RUN.matcher(workflow).results().map(step -> step.group(1)).toList();
    }

    /** Runs step after step; as GitHub does, none behind one that failed. */
    List<Ended> toItsEnd() throws IOException {
        List<Ended> ended = new ArrayList<>();
        for (String line : lines()) {
            ended.add(step(line));
            if (ended.get(ended.size() - 1).exit() != 0) {
                break;
            }
        }
        return ended;
    }

    /** Runs one step. */
    Ended step(String line) throws IOException {
        Path output = output();
        int exit = Commands.await(start(line, output));
        return new Ended(line, exit, Files.readString(output));
    }

    Path output() throws IOException {
        return Files.createTempFile(temp, "step", ".log");
    }

    /** Starts the shell of a step. */
    Process start(String line, Path output) throws IOException {
        Path script = Files.createTempFile(temp, "step", ".sh");
        Files.writeString(script, line + "\n");
        return Commands.start(project.folder, environment(), output, List.of("bash", "-e", script.toString()));
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>(project.environment());
        environment.put("PATH", project.mavenOnPath() + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", Jdk.ofTheBuild().home().toString());
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_RUN_ID", run);
        environment.put("GITHUB_RUN_ATTEMPT", Integer.toString(attempt));
        environment.put("GITHUB_REF", "refs/heads/main");
        environment.put("GITHUB_REF_TYPE", "branch");
        environment.put("GITHUB_SHA", Commands.git(project.folder, "rev-parse", "HEAD"));
        return environment;
    }
}
