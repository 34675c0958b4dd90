package edu.paws360.deploy.metrics;

import edu.paws360.deploy.http.Quote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.OptionalInt;

/**
 * A connection that keeps what simpleclient does to it within bounds: the library sets 10 seconds for everything, and reads
 * an answer of any length. It also remembers the answer, which the library hands on as text only, together with the URL.
 */
final class GatewayConnection extends HttpURLConnection {
    private final HttpURLConnection wire;
    private volatile boolean abandoned;
    private volatile OptionalInt status = OptionalInt.empty();
    private volatile byte[] refusal = {};

    GatewayConnection(HttpURLConnection wire) {
        super(wire.getURL());
        this.wire = wire;
    }

    /** The HTTP status of the answer, where there was one. */
    OptionalInt status() {
        return status;
    }

    /** What the gateway said when it refused, cut off at {@value Quote#LONGEST_BODY} bytes. */
    byte[] refusal() {
        return refusal.clone();
    }

    /** Ends the exchange from another thread: a read that hangs fails, and a connection that comes later is not used. */
    void abandon() {
        abandoned = true;
        wire.disconnect();
    }

    @Override
    public void connect() throws IOException {
        wire.connect();
        if (abandoned) {
            wire.disconnect();
            throw new IOException("The connection came too late.");
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.getOutputStream();
    }

    @Override
    public int getResponseCode() throws IOException {
        int code = wire.getResponseCode();
        status = OptionalInt.of(code);
        return code;
    }

    @Override
    public InputStream getErrorStream() {
        try (InputStream answer = wire.getErrorStream()) {
            refusal = answer == null ? new byte[0] : answer.readNBytes(Quote.LONGEST_BODY);
        } catch (IOException cutOff) {
            refusal = new byte[0];
        }
        return new ByteArrayInputStream(refusal);
    }

    @Override
    public void setRequestProperty(String key, String value) {
        wire.setRequestProperty(key, value);
    }

    @Override
    public void setDoOutput(boolean output) {
        wire.setDoOutput(output);
    }

    @Override
    public void setRequestMethod(String verb) throws java.net.ProtocolException {
        wire.setRequestMethod(verb);
    }

    @Override
    public void setConnectTimeout(int millis) {
        // The timeout is ours.
    }

    @Override
    public void setReadTimeout(int millis) {
        // The timeout is ours.
    }

    @Override
    public boolean usingProxy() {
        return wire.usingProxy();
    }

    @Override
    public void disconnect() {
        wire.disconnect();
    }
}
