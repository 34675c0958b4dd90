package edu.paws360.deploy.preflight;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes the hosts, and the few variables of theirs that are of interest, out of what {@code ansible-inventory --list} printed. Token by token:
 * variables may hold anything and much of it, which need not all be kept. For one use.
 */
final class InventoryReader {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Set<String> wanted;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> variables = new LinkedHashMap<>();

    /** One that keeps these variables where they are no objects or arrays. */
    InventoryReader(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Something is done with the value of a member, at whose first token the parser stands and at whose last one it has to stand then. */
    private interface Member {
        void read(String name, JsonParser parser);
    }

    /**
     * Reads all of it.
     *
     * @return whether it is an object; otherwise nothing was read
     * @throws JacksonException if it is no JSON
     */
    boolean read(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            members(parser, (group, value) -> members(value, this::ofGroup));
            names.addAll(variables.keySet());
            return object;
        }
    }

    /** The hosts in the order in which groups name them, and then those that none does. */
    Set<String> names() {
        return names;
    }

    /** The variables of a host that are of interest. */
    Map<String, String> variables(String name) {
        return variables.getOrDefault(name, Map.of());
    }

    private void ofGroup(String member, JsonParser parser) {
        if (member.equals("hosts") && parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                names.add(text(parser));
                parser.skipChildren();
            }
        } else if (member.equals("hostvars")) {
            members(parser, this::ofHost);
        } else {
            parser.skipChildren();
        }
    }

    private void ofHost(String host, JsonParser parser) {
        Map<String, String> known = variables.computeIfAbsent(host, name -> new LinkedHashMap<>());
        members(parser, (name, value) -> {
            if (wanted.contains(name) && value.currentToken().isScalarValue()) {
                known.put(name, text(value));
            }
            value.skipChildren();
        });
    }

    /** What is no object has no members. */
    private static void members(JsonParser parser, Member member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member.read(name, parser);
        }
    }

    private static String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }
}
