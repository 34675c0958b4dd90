package edu.paws360.deploy.github;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON strictly: what is missing, or of another type, is a fault that names where it stands. What is not asked for may
 * be anything, since GitHub adds members at any time.
 */
final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LINK = 500;

    private final JsonNode node;
    private final String where;

    private Fields(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    static Fields of(Question question, Reply reply) throws GithubFault {
        if (!reply.isJson()) {
            throw GithubFault.unreadable(
                    question + ": HTTP " + reply.status()
                            + " is not JSON, as GitHub's answers are; is GITHUB_API_URL right, and no proxy's page in between?");
        }
        try {
            return new Fields(JSON.readTree(reply.body()), question + ": ");
        } catch (JacksonException broken) {
            // What the parser says would quote the answer.
            throw GithubFault.unreadable(question + ": HTTP " + reply.status() + " is broken JSON");
        }
    }

    String text(String name) throws GithubFault {
        require(member(name).isString() && member(name).stringValue().length() <= LONGEST_TEXT, name, "a text");
        return beginning(name);
    }

    /** A text, or as much of it as anybody reads. */
    String beginning(String name) throws GithubFault {
        require(member(name).isString(), name, "a text");
        String text = member(name).stringValue();
        // Half a character can be escaped in JSON, but not written to a journal.
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replaceAll("\\p{Cs}", "?");
    }

    /** A text in a place where everybody may write anything, if it is one. */
    Optional<String> within(String object, String name) {
        return member(object).path(name).stringValueOpt().filter(text -> text.length() <= LONGEST_TEXT);
    }

    long number(String name) throws GithubFault {
        JsonNode value = member(name);
        require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0, name, "a whole number");
        return value.longValue();
    }

    /** The number of something, if it is told; one below zero stands for anything. */
    OptionalLong id(String name) throws GithubFault {
        JsonNode value = member(name);
        require(!has(name) || (value.isIntegralNumber() && value.canConvertToLong()), name, "a whole number");
        return has(name) && value.longValue() >= 0 ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    boolean flag(String name) throws GithubFault {
        JsonNode value = member(name);
        require(value.isBoolean(), name, "true or false");
        return value.booleanValue();
    }

    /** Nothing where the member is not there, or null. */
    Optional<Boolean> findFlag(String name) throws GithubFault {
        return has(name) ? Optional.of(flag(name)) : Optional.empty();
    }

    Instant instant(String name) throws GithubFault {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException odd) {
            throw fault(name, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    /** Where people may look, if that is told; nothing is ever asked there. */
    Optional<URI> link(String name) {
        try {
            return member(name)
                    .stringValueOpt()
                    .filter(text -> text.length() <= LONGEST_LINK)
                    .map(URI::create)
                    .filter(link -> link.getHost() != null && link.getRawUserInfo() == null);
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    Fields object(String name) throws GithubFault {
        require(member(name).isObject(), name, "an object");
        return new Fields(member(name), where + name + ".");
    }

    List<Fields> list(String name) throws GithubFault {
        require(member(name).isArray(), name, "a list");
        return new Fields(member(name), where + name).elements();
    }

    List<String> texts(String name) throws GithubFault {
        require(member(name).isArray(), name, "a list");
        List<String> texts = new ArrayList<>();
        for (JsonNode text : member(name)) {
            require(text.isString() && text.stringValue().length() <= LONGEST_TEXT, name, "a list of texts");
            texts.add(text.stringValue());
        }
        return texts;
    }

    /** The elements of a list of objects. */
    List<Fields> elements() throws GithubFault {
        if (!node.isArray()) {
            throw GithubFault.unreadable(where + "the answer is not a list of objects");
        }
        List<Fields> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Fields(element, where + "[" + elements.size() + "]."));
        }
        return elements;
    }

    /** Whether the member is there and not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Optional<Fields> find(String name) throws GithubFault {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    GithubFault fault(String name, String expected) {
        return GithubFault.unreadable(where + name + " is not " + expected);
    }

    private void require(boolean right, String name, String expected) throws GithubFault {
        if (!right) {
            throw fault(name, expected);
        }
    }

    private JsonNode member(String name) {
        return node.path(name);
    }
}
