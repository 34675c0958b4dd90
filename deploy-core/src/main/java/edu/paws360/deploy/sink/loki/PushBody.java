package edu.paws360.deploy.sink.loki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a push, gzipped: the lines as they stand in the spool, with what belongs around them. Nothing is parsed, so the same
 * lines become the same body each time.
 */
final class PushBody {
    private static final byte[] ENTRY = bytes("[\"");
    private static final byte[] TEXT = bytes("\",");

    private final Streams streams;
    private final OutputStream out;
    private SpoolLine before;
    private byte[] entryEnd = new byte[0];

    private PushBody(Streams streams, OutputStream out) {
        this.streams = streams;
        this.out = out;
    }

    static byte[] of(Streams streams, Span span) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(span.length() / 4 + 64);
        try (OutputStream out = new BufferedOutputStream(new FastGzip(bytes), 32 * 1024)) {
            new PushBody(streams, out).write(span);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write(Span span) throws IOException {
        out.write(bytes("{\"streams\":["));
        for (SpoolLine line : span) {
            entry(line);
        }
        out.write(bytes("]}]}"));
    }

    private void entry(SpoolLine line) throws IOException {
        if (before == null) {
            begin(line);
        } else if (line.hasKeyOf(before)) {
            out.write(',');
        } else {
            out.write(bytes("]},"));
            begin(line);
        }
        before = line;
        out.write(ENTRY);
        line.stampTo(out);
        out.write(TEXT);
        line.textTo(out);
        out.write(entryEnd);
    }

    private void begin(SpoolLine line) throws IOException {
        LokiStream stream = streams.of(line);
        entryEnd = bytes(stream.entryEnd());
        out.write(bytes("{\"stream\":" + stream.labelsJson() + ",\"values\":["));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Logs shrink to a tenth at the fastest level already. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 32 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
