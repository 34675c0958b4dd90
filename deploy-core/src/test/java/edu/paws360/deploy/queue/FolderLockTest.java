package edu.paws360.deploy.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    private static final int TIMES = 400;

    @TempDir
    Path folder;

    @Test
    void letsInOneAtATimeAmongThreadsClassLoadersAndProcesses() throws Exception {
        Path count = folder.resolve("count");
        String[] args = {folder.toString(), count.toString(), Integer.toString(TIMES)};
        List<Callable<Integer>> counters = new ArrayList<>();
        try (URLClassLoader one = strangers();
                URLClassLoader other = strangers()) {
            counters.add(() -> countWith(LockCounter.class, args));
            counters.add(() -> countWith(LockCounter.class, args));
            counters.add(() -> countWith(one.loadClass(LockCounter.class.getName()), args));
            counters.add(() -> countWith(other.loadClass(LockCounter.class.getName()), args));
            counters.add(() -> countInProcess(args));
            counters.add(() -> countInProcess(args));
            assertThat(all(counters)).containsOnly(0).hasSize(6);
        }
        assertThat(count).hasContent(Integer.toString(6 * TIMES));
    }

    private static URLClassLoader strangers() throws Exception {
        List<URL> urls = new ArrayList<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static int countWith(Class<?> counter, String[] args) throws Exception {
        counter.getMethod("main", String[].class).invoke(null, (Object) args);
        return 0;
    }

    private static int countInProcess(String[] args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockCounter.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNotWaitLongerThanItsLimit() throws Exception {
        FolderLock lock = new FolderLock(new QueueFolder(folder), Duration.ofMillis(50));
        try (FileChannel other =
                FileChannel.open(Files.createFile(folder.resolve("queue.lock")), StandardOpenOption.WRITE)) {
            other.lock();
            assertThatThrownBy(() -> lock.locked(() -> 1))
                    .isInstanceOf(QueueUnavailableException.class)
                    .hasMessage("The deployment queue at " + folder
                            + " is unavailable: queue.lock was held by somebody else"
                            + " for 50 ms, expected a few. Look for a deployment that was stopped or is frozen, and resume"
                            + " or end it.");
        }
    }
}
