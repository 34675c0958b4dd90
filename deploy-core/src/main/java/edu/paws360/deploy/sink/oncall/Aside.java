package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.store.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What receivers will never take, with their reasons, for people: {@code oncall-refused.jsonl} in the audit folder, bounded. */
final class Aside {
    static final String NAME = "oncall-refused.jsonl";

    private static final long MOST = 4_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    Aside(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * Keeps it.
     *
     * @return where it is, or why it is nowhere
     */
    String keep(String receiver, Notice notice, String why) {
        try {
            PrivateFiles.file(file);
            if (Files.size(file) >= MOST) {
                return "is not kept, since " + file + " has reached its " + MOST / 1_000_000
                        + " MB (look into it and remove it)";
            }
            Files.write(file, line(receiver, notice, why), StandardOpenOption.APPEND);
            return "is kept in " + file;
        } catch (IOException failed) {
            return "cannot be kept in " + file + " (" + failed + ")";
        }
    }

    private static byte[] line(String receiver, Notice notice, String why) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", notice.now().toString());
        line.put("receiver", receiver);
        line.put("why", why);
        line.put("incident", notice.incident().place().key());
        line.put("status", notice.end().isPresent() ? "resolved" : "firing");
        line.putAll(notice.facts());
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
