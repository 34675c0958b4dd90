package edu.paws360.deploy.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A terminal with a clock of its own: what is typed comes at a set moment, and no real time passes. Time stands still
 * until somebody reads.
 */
final class FakeTerminal implements Terminal, Patience {
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Optional<String>> typed = new CompletableFuture<>();
    private final CompletableFuture<Thread> reader = new CompletableFuture<>();
    private Duration now = Duration.ofDays(-3);
    private Duration due = Duration.ofDays(1000);
    private Runnable event = () -> {};
    private Duration oversleep = Duration.ZERO;
    private boolean present = true;

    static FakeTerminal silent() {
        return new FakeTerminal();
    }

    static FakeTerminal absent() {
        FakeTerminal terminal = new FakeTerminal();
        terminal.present = false;
        return terminal;
    }

    /** Somebody types a line. */
    FakeTerminal types(String line, Duration after) {
        return happens(() -> typed.complete(Optional.of(line)), after);
    }

    /** The terminal is closed. */
    FakeTerminal closes(Duration after) {
        return happens(() -> typed.complete(Optional.empty()), after);
    }

    /** The terminal breaks. */
    FakeTerminal breaks(Duration after) {
        return happens(() -> typed.completeExceptionally(new IOException("secret")), after);
    }

    /** Waking up takes longer than it should. */
    FakeTerminal oversleepsBy(Duration late) {
        oversleep = late;
        return this;
    }

    private FakeTerminal happens(Runnable what, Duration after) {
        event = what;
        due = now.plus(after);
        return this;
    }

    List<String> shown() {
        return shown;
    }

    /** The thread that reads. */
    Thread reader() throws InterruptedException, ExecutionException, TimeoutException {
        return reader.get(10, TimeUnit.SECONDS);
    }

    boolean wasRead() {
        return reader.isDone();
    }

    @Override
    public boolean isPresent() {
        return present;
    }

    @Override
    public String user() {
        return "ada";
    }

    @Override
    public void show(String line) {
        shown.add(line);
    }

    @Override
    public Optional<String> readLine() throws IOException {
        reader.complete(Thread.currentThread());
        try {
            return typed.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public long nanos() {
        return now.toNanos();
    }

    @Override
    public boolean await(Future<?> something, Duration limit) throws InterruptedException {
        ends(reader);
        Duration end = now.plus(limit);
        boolean comes = due.compareTo(end) <= 0;
        now = (comes ? due : end).plus(oversleep);
        if (comes) {
            event.run();
            ends(something);
        }
        return comes;
    }

    private static void ends(Future<?> something) throws InterruptedException {
        try {
            something.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Ended badly, which is for the one who waits to find out.
        } catch (TimeoutException e) {
            throw new IllegalStateException("Nobody read.", e);
        }
    }
}
