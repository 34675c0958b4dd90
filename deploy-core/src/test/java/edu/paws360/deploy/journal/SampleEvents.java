package edu.paws360.deploy.journal;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.Verdict;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events of every kind there is, made from the sealed hierarchy itself, so that no new kind and no new member of one can be
 * forgotten: each with everything that may be absent, without, and with every word that an enumeration has.
 */
final class SampleEvents {
    private final int round;

    private SampleEvents(int round) {
        this.round = round;
    }

    /** Every kind, several times each. */
    static Stream<DeploymentEvent> all() {
        return Arrays.stream(DeploymentEvent.class.getPermittedSubclasses()).flatMap(SampleEvents::of);
    }

    /** One of each kind, with everything that may be absent. */
    static Stream<DeploymentEvent> oneOfEachKind() {
        return Arrays.stream(DeploymentEvent.class.getPermittedSubclasses())
                .map(kind -> (DeploymentEvent) new SampleEvents(0).made(kind));
    }

    private static Stream<DeploymentEvent> of(Class<?> kind) {
        return IntStream.range(0, mostWords(kind))
                .mapToObj(round -> (DeploymentEvent) new SampleEvents(round).made(kind));
    }

    /** As many rounds as the largest enumeration has words, and two at least. */
    private static int mostWords(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .filter(Class::isEnum)
                .mapToInt(words -> words.getEnumConstants().length)
                .reduce(2, Math::max);
    }

    private Object made(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(one -> value(one.getGenericType(), one.getName()))
                .toArray();
        agree(values);
        try {
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("No sample of " + record, failed);
        }
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return round == 0 ? Optional.of(value(optional.getActualTypeArguments()[0], name)) : Optional.empty();
        }
        return value((Class<?>) type, name);
    }

    private Object value(Class<?> type, String name) {
        if (type == String.class) {
            return text(name);
        } else if (type == boolean.class) {
            return round % 2 == 0;
        } else if (type == int.class) {
            return round % 6;
        } else if (type == long.class) {
            return 12L + round;
        } else if (type == OptionalInt.class) {
            return round == 0 ? OptionalInt.of(3) : OptionalInt.empty();
        } else if (type == Duration.class) {
            return List.of(Duration.ofMillis(3_661_234), Duration.ZERO).get(round % 2);
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-23T14:00:00.123456789Z").plusNanos(round);
        } else if (type == ReasonCode.class) {
            return ReasonCode.OK;
        }
        return type.isEnum() ? type.getEnumConstants()[round % type.getEnumConstants().length] : made(type);
    }

    /** Where the schema asks for a form. */
    private static String text(String name) {
        return switch (name) {
            case "auditLogId" -> "7-" + "ab".repeat(32);
            case "hash" -> "ab".repeat(32);
            case "keyId" -> "0123456789abcdef";
            case "signature" -> "A".repeat(86) + "==";
            default -> "what " + name + " says: \u00e4\u2028\"\\";
        };
    }

    /** A reason that goes with the status or outcome beside it. */
    private static void agree(Object... values) {
        boolean bad = Arrays.stream(values)
                .anyMatch(value ->
                        value == Verdict.Outcome.FAILED || (value instanceof CheckStatus status && status.blocks()));
        if (bad) {
            Arrays.setAll(
                    values, place -> values[place] instanceof ReasonCode ? ReasonCode.INTERNAL_ERROR : values[place]);
        }
    }
}
