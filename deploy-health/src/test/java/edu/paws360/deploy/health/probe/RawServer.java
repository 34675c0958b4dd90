package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on 127.0.0.1 that misbehaves as a test tells it to, one connection after another. */
public final class RawServer implements AutoCloseable {
    /** What to do with a connection once its request has been read. */
    @FunctionalInterface
    public interface Manners {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private final String requestEnd;
    private final ServerSocket server;
    private final Thread thread;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    private RawServer(String requestEnd, Manners manners) {
        this.requestEnd = requestEnd;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(() -> serve(manners), "raw-server");
        thread.start();
    }

    public static RawServer with(Manners manners) {
        return new RawServer("\r\n\r\n", manners);
    }

    /** Does not read the request, but answers at once. */
    public static RawServer hasty(Manners manners) {
        return new RawServer("", manners);
    }

    /** Sends these bytes (as ISO 8859-1) and closes. */
    public static RawServer sending(String answer) {
        return with(connection -> send(connection, answer));
    }

    /** Sends these bytes, and then nothing more until the other side closes. */
    public static RawServer stallingAfter(String answer) {
        return with(connection -> {
            send(connection, answer);
            connection.getInputStream().read();
        });
    }

    public static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private void serve(Manners manners) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connections.add(connection);
                requests.add(request(connection.getInputStream()));
                asked.countDown();
                manners.serve(connection);
                gone.countDown();
            } catch (IOException e) {
                // The other side, or the test, has closed; that is what most of these tests are about.
                gone.countDown();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String request(InputStream input) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf(requestEnd) < 0) {
            int next = input.read();
            if (next < 0) {
                return request.toString();
            }
            request.append((char) next);
        }
        return request.toString();
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The heads of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** Waits until a request has come. */
    public boolean asked() throws InterruptedException {
        return asked.await(10, TimeUnit.SECONDS);
    }

    /** Waits until a connection has ended, by whichever side. */
    public boolean gone() throws InterruptedException {
        return gone.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
        for (Socket connection : connections) {
            connection.close();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
