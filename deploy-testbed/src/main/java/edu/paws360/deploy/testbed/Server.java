package edu.paws360.deploy.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server process on a loopback address. */
public abstract class Server extends Component {
    private final String host;
    private int port;
    private Path folder;
    private KeptProcess process;

    Server(String name, String host) {
        super(name);
        this.host = host;
    }

    /**
     * Where it listens.
     *
     * @return a loopback address
     */
    public final String host() {
        return host;
    }

    /**
     * Where it listens; the same after it was stopped and started again.
     *
     * @return a port
     */
    public final int port() {
        return port;
    }

    /** Starts it, if it is not running, and returns when it answers. */
    public final void start() {
        if (process == null) {
            process = KeptProcess.start(name(), command(), log(), endSignal());
            process.await(this::answers);
        }
    }

    /** Ends it and all its processes; does nothing if it is not running. */
    public final void stop() {
        if (process != null) {
            process.end();
            process = null;
        }
    }

    /** Freezes it: its ports stay open, and nobody answers. */
    public final void pause() {
        process.signal("STOP", this::isOurs);
    }

    /** Lets it go on after {@link #pause()}. */
    public final void resume() {
        process.signal("CONT", this::isOurs);
    }

    /** Sends a signal to the process that was started, and to none that it started. */
    final void signalFirst(String signal) {
        process.signal(signal, process::isFirst);
    }

    /** Kills what serves its connections, and leaves the server. */
    final void killConnections() {
        process.signal("KILL", each -> isOurs(each) && !process.isFirst(each));
    }

    /** All its processes; none if it is not running. */
    final Stream<ProcessHandle> processes() {
        return process == null ? Stream.empty() : process.processes();
    }

    /** Its program and arguments. */
    abstract List<String> command();

    /** Prepares configuration and data, once. */
    abstract void prepare();

    /** Whether it can be used. */
    abstract boolean answers();

    /** Whether a process belongs to the server itself, not to its users. */
    boolean isOurs(ProcessHandle process) {
        return true;
    }

    /** What ends it without waiting for its clients. */
    String endSignal() {
        return "TERM";
    }

    final Path folder() {
        return folder;
    }

    final Path log() {
        return folder.resolve("server.log");
    }

    @Override
    final void settleIn(Path place) {
        folder = place;
        port = Loopback.freePort(host);
        prepare();
    }

    @Override
    final void bringUp() {
        if (process != null && !process.isAlive()) {
            process.end();
            process = null;
        }
        start();
    }

    @Override
    final void close() {
        stop();
    }

    @Override
    final Map<String, Path> logs() {
        return folder == null ? Map.of() : Map.of(name(), log());
    }
}
