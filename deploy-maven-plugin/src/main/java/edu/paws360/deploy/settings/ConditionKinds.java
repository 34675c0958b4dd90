package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** Kinds for what an answer has to be, and for what is taken out of it. */
final class ConditionKinds {
    private static final Pattern CONDITION = Pattern.compile("(?s)(==|!=|<=|>=|<|>)?+\\s*(.+)");
    private static final Pattern PLACED = Pattern.compile("(?s)(/\\S*)\\s*((?:==|!=|<=|>=|<|>).*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern CAPTURE = Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(\\S+)");

    private ConditionKinds() {}

    /** A comparison and a value; without a comparison it has to be equal. */
    static Kind<String> condition() {
        String allowed =
                "a comparison (==, !=, <, <=, >, >=) and a value, such as < 0.01; without one it has to be equal";
        return Kind.of("condition", allowed, ConditionKinds::conditionIn);
    }

    /** Places of the JSON and their conditions. */
    static Kind<List<PlacedCondition>> placed() {
        String allowed =
                "JSON pointers (RFC 6901) with comparisons, such as /queue/depth <= 3; semicolons between them";
        return Kind.of("conditions", allowed, text -> {
            List<PlacedCondition> conditions = new ArrayList<>();
            for (String part : text.split(";", -1)) {
                conditions.add(placedIn(part.strip()));
            }
            return Collections.unmodifiableList(conditions);
        });
    }

    /** A place of the JSON, and the version that has to stand there. */
    static Kind<PlacedCondition> version() {
        String allowed = "a JSON pointer (RFC 6901), ==, and a version, such as /build/version == ${project.version}";
        return Kind.of("version", allowed, text -> {
            PlacedCondition version = placedIn(text.strip());
            if (!version.condition().startsWith("== ")) {
                throw new Misread("compares otherwise than by ==");
            }
            return version;
        });
    }

    /** Names, and the places of the JSON whose values they stand for. */
    static Kind<Map<String, JsonPointer>> captures() {
        String allowed = "names with JSON pointers (RFC 6901), such as token=/access_token; commas between them";
        return Kind.of("captures", allowed, text -> {
            Map<String, JsonPointer> captures = new LinkedHashMap<>();
            for (String part : text.split(",", -1)) {
                Matcher matcher = CAPTURE.matcher(part.strip());
                if (!matcher.matches()) {
                    throw new Misread("not a name, an equals sign, and a JSON pointer");
                }
                if (captures.put(matcher.group(1), JsonKinds.pointer().read(matcher.group(2))) != null) {
                    throw new Misread("names an element twice");
                }
            }
            return Collections.unmodifiableMap(captures);
        });
    }

    private static PlacedCondition placedIn(String text) throws Misread {
        Matcher matcher = PLACED.matcher(text);
        if (!matcher.matches()) {
            throw new Misread("not a JSON pointer and a comparison");
        }
        return new PlacedCondition(JsonKinds.pointer().read(matcher.group(1)), conditionIn(matcher.group(2)));
    }

    private static String conditionIn(String text) throws Misread {
        Matcher matcher = CONDITION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Misread("no value");
        }
        String sign = matcher.group(1) == null ? "==" : matcher.group(1);
        String value = matcher.group(2).strip();
        if (!sign.equals("==") && !sign.equals("!=") && !isNumber(value)) {
            throw new Misread("compares the size of what is no number");
        }
        return sign + " " + value;
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
