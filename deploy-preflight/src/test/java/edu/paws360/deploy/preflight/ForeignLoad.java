package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes that keep all CPUs busy and are nobody's children, for a minute at most. */
final class ForeignLoad {
    private static final int ON_EACH = 3;

    private final List<ProcessHandle> processes = new ArrayList<>();

    /** Starts them; they leave their process ids in a folder. */
    static ForeignLoad in(Path folder) throws Exception {
        ForeignLoad load = new ForeignLoad();
        int count = ON_EACH * Runtime.getRuntime().availableProcessors();
        for (int number = 0; number < count; number++) {
            load.start(folder.resolve("load-" + number));
        }
        return load;
    }

    private void start(Path file) throws Exception {
        String lines = "echo $$ > " + file + ".new; mv " + file + ".new " + file
                + "; exec timeout 60 sh -c 'while :; do :; done'";
        Process forked = new ProcessBuilder("setsid", "--fork", "sh", "-c", lines)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(forked.waitFor()).isZero();
        StandIns.await(() -> Files.exists(file), "a load runs");
        processes.add(
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow());
    }

    void end() {
        for (ProcessHandle process : processes) {
            Stream.concat(process.descendants(), Stream.of(process)).toList().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
