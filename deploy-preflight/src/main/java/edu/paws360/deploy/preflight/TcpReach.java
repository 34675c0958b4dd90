package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** Connects, and hangs up. */
final class TcpReach implements Reach {
    @Override
    public boolean knowsPorts() {
        return true;
    }

    /** A thread that waits costs little, so a thousand silent targets are given up in 20 s, at 5 s each. */
    @Override
    public int atOnce() {
        return 250;
    }

    @Override
    public String way() {
        return "by a connection to its port";
    }

    @Override
    public Optional<String> fault(InetAddress address, int port, Duration limit) throws InterruptedException {
        // A channel, unlike a plain socket, lets an interrupt through.
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(new InetSocketAddress(address, port), (int) Math.max(1, limit.toMillis()));
            return Optional.empty();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer on port " + port);
        } catch (IOException e) {
            return Optional.of("port " + port + ": " + Wording.quote(String.valueOf(e.getMessage())));
        }
    }
}
