package edu.paws360.deploy.sink.loki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was set aside. */
final class Aside {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Aside() {}

    /** Each as the spool's deployment and the line. */
    static List<String> in(Path folder) throws IOException {
        Path file = folder.resolve("refused.jsonl");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(JSON::readTree)
                        .map(Aside::words)
                        .toList()
                : List.of();
    }

    private static String words(JsonNode refused) {
        return refused.get("spool").stringValue() + " " + refused.get("line").stringValue();
    }
}
