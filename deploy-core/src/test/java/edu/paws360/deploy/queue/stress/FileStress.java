package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file store under stress.
 *
 * @param base the folder of all queues
 */
record FileStress(Path base) implements StressStore {
    private static final String GROUP = "production";

    @Override
    public List<String> words() {
        return List.of("file", base.toString(), GROUP);
    }

    @Override
    public DeploymentQueue open(QueueTiming timing) {
        return StressStore.open(words(), timing);
    }

    @Override
    public List<String> leftovers() throws Exception {
        try (Stream<Path> files = Files.walk(base.resolve(GROUP))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !List.of("queue.json", "queue.lock").contains(name))
                    .toList();
        }
    }
}
