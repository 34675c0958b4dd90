package edu.paws360.deploy.sink.loki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.store.PrivateFiles;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that a Loki will never take, with its reasons, for people: {@code refused.jsonl} beside the spools, bounded. For one
 * thread of one process; other processes may append to the same file.
 */
final class SetAside {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final long MOST = 16_000_000;
    private static final Pattern STAMP = Pattern.compile("\"stamp\":\"(\\d+)\"");

    private final Path file;
    private final Map<String, Long> lastBefore = new HashMap<>();
    private boolean warned;

    SetAside(Path folder) {
        this.file = folder.resolve("refused.jsonl");
    }

    /** Keeps a line, unless the file is full or cannot be written: then it is lost to all but the deployment's log. */
    void keep(Streams streams, SpoolLine line, String reason) {
        try {
            PrivateFiles.file(file);
            if (Files.size(file) >= MOST) {
                warnOnce("it has reached its " + MOST / 1_000_000 + " MB; look into it and remove it");
            } else if (line.stamp() > lastBefore(streams)) {
                append(json(streams, line, reason));
            }
        } catch (IOException failed) {
            warnOnce(failed.toString());
        }
    }

    private void warnOnce(String why) {
        if (!warned) {
            LOG.warn("What Loki refuses cannot be set aside in {}: {}", file, why);
        }
        warned = true;
    }

    private static byte[] json(Streams streams, SpoolLine line, String reason) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write(("{" + marker(streams) + ",\"stamp\":\"" + line.stamp() + "\",\"stream\":"
                        + streams.of(line).labelsJson() + ",\"reason\":")
                .getBytes(UTF_8));
        json.write(SpoolLine.quoted(reason));
        json.write(",\"line\":".getBytes(UTF_8));
        line.textTo(json);
        json.write("}\n".getBytes(UTF_8));
        return json.toByteArray();
    }

    private static String marker(Streams streams) {
        return "\"spool\":\"" + streams.origin().deploymentId() + '"';
    }

    private void append(byte[] json) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(json);
        }
    }

    /** A run that was killed may have set its last line aside, and not got to say so. */
    private long lastBefore(Streams streams) throws IOException {
        String id = streams.origin().deploymentId();
        if (!lastBefore.containsKey(id)) {
            lastBefore.put(id, last(streams));
        }
        return lastBefore.get(id);
    }

    /** The stamp of the last line of a spool that was set aside; 0 if none was. */
    private long last(Streams streams) throws IOException {
        String begin = "{" + marker(streams) + ",";
        long last = 0;
        // What was refused, or written while the machine went down, need not be text.
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher stamp = STAMP.matcher(line);
                if (line.startsWith(begin) && stamp.find()) {
                    last = Math.max(last, Long.parseLong(stamp.group(1)));
                }
            }
        }
        return last;
    }

    Path file() {
        return file;
    }
}
