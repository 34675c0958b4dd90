package edu.paws360.deploy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
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

class FileGuardTest {
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
        Process process = java(LockCounter.class, args).inheritIO().start();
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
    void aSecondTryIsKeptOutUntilTheFirstIsDone() throws Exception {
        assertThat(FileGuard.holding(lock(), Duration.ZERO, this::attempt)).isEqualTo(busy());
        assertThat(attempt()).isEqualTo("free");
    }

    @Test
    void theLockIsGivenBackWhenTheWorkFails() throws Exception {
        assertThatThrownBy(() -> FileGuard.holding(lock(), Duration.ZERO, () -> {
                    throw new IOException("no luck");
                }))
                .hasMessage("no luck");
        assertThat(attempt()).isEqualTo("free");
    }

    @Test
    void anotherProcessIsWaitedForAndItsDeathFreesTheLock() throws Exception {
        Process holder = lockProcess();
        try (BufferedReader says = holder.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            assertThat(attempt()).isEqualTo(busy());
            holder.destroyForcibly().waitFor();
            assertThat(attempt()).isEqualTo("free");
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void aThreadThatTriesInVainDoesNotLetOtherProcessesIn() throws Exception {
        String otherProcess = FileGuard.holding(lock(), Duration.ZERO, () -> {
            assertThat(attempt()).isEqualTo(busy());
            Process other = lockProcess();
            try (BufferedReader says = other.inputReader()) {
                return says.readLine();
            } finally {
                other.destroyForcibly();
            }
        });
        assertThat(otherProcess).isEqualTo("busy");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Process holder = lockProcess();
        try (BufferedReader says = holder.inputReader()) {
            assertThat(says.readLine()).isEqualTo("held");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> FileGuard.holding(lock(), Duration.ofMinutes(1), () -> "got it twice"))
                    .isInstanceOf(InterruptedException.class);
        } finally {
            holder.destroyForcibly();
        }
    }

    private Path lock() throws IOException {
        return folder.toRealPath().resolve("some.lock");
    }

    private String attempt() throws IOException {
        try {
            return FileGuard.holding(lock(), Duration.ofMillis(50), () -> "free");
        } catch (LockBusyException busy) {
            return busy.getMessage();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String busy() throws IOException {
        return "Another process or thread has held " + lock()
                + " for more than 0.05 s, expected a moment; find it (for example with lslocks) and end it";
    }

    private Process lockProcess() throws IOException {
        return java(LockProcess.class, lock().toString()).start();
    }

    private static ProcessBuilder java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
