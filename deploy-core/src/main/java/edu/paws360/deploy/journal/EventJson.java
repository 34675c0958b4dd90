package edu.paws360.deploy.journal;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.event.JournalSigned;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.UnknownEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as JSON and back. Free text is masked on the way out; words of our own (enumerations, reason codes, hashes, signatures, ids) are
 * not, since a secret that happens to be called {@code passed}, or stands in a hash by chance, must not make a line unreadable. Thread-safe.
 */
final class EventJson {
    /** The form in which this version writes every kind. */
    static final int VERSION = 1;

    private static final Map<String, Class<? extends DeploymentEvent>> KINDS = kinds();

    private static final Map<Class<?>, String> NAMES =
            KINDS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final JsonMapper PLAIN = JsonMapper.shared();

    private final JsonMapper mapper;

    EventJson(UnaryOperator<String> mask) {
        SimpleModule words = new SimpleModule("deployment-words")
                .addSerializer(String.class, new MaskedText(mask))
                .addSerializer(ReasonCode.class, new WriteReason())
                .addDeserializer(ReasonCode.class, new ReadReason());
        this.mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(words)
                .addMixIn(JournalSigned.class, OwnWords.OfSignature.class)
                .addMixIn(JournalPruned.class, OwnWords.OfPruning.class)
                .addMixIn(DeploymentClosed.class, OwnWords.OfClosing.class)
                .addMixIn(StepBegun.class, OwnWords.OfStep.class)
                .build();
    }

    @SuppressWarnings("unchecked") // a permitted subclass of a sealed interface is a subtype of it
    private static Map<String, Class<? extends DeploymentEvent>> kinds() {
        return Arrays.stream(DeploymentEvent.class.getPermittedSubclasses())
                .map(type -> (Class<? extends DeploymentEvent>) type)
                .collect(Collectors.toUnmodifiableMap(EventJson::name, Function.identity()));
    }

    /** The name of a kind in the journal: {@code DeploymentStarted} is {@code deployment_started}. */
    static String kind(Class<? extends DeploymentEvent> type) {
        return NAMES.get(type);
    }

    private static String name(Class<? extends DeploymentEvent> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    String write(DeploymentEvent event) {
        return written(event).text();
    }

    /**
     * An event as text.
     *
     * @param text the text, masked
     * @param asGiven whether it is certain that reading it gives what was written, since nothing was masked
     */
    record Written(String text, boolean asGiven) {}

    Written written(DeploymentEvent event) {
        AtomicBoolean changed = new AtomicBoolean();
        String text = mapper.writer().withAttribute(MaskedText.class, changed).writeValueAsString(event);
        return new Written(text, !changed.get());
    }

    DeploymentEvent read(String kind, int version, JsonNode event) {
        Class<? extends DeploymentEvent> type = KINDS.get(kind);
        if (type == null || version != VERSION) {
            return new UnknownEvent(kind, version, event.toString());
        }
        try {
            return mapper.treeToValue(event, type);
        } catch (JacksonException unreadable) {
            return new UnknownEvent(kind, version, event.toString());
        }
    }

    JsonNode tree(byte[] text) {
        return mapper.readTree(text);
    }

    /** A word of our own. */
    static String quote(String text) {
        return PLAIN.writeValueAsString(text);
    }

    private static final class MaskedText extends ValueSerializer<String> {
        private final UnaryOperator<String> mask;

        MaskedText(UnaryOperator<String> mask) {
            this.mask = mask;
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            String masked = mask.apply(text);
            json.writeString(masked);
            if (!masked.equals(text) || text.chars().anyMatch(MaskedText::isHalf)) {
                ((AtomicBoolean) context.getAttribute(MaskedText.class)).set(true);
            }
        }

        /** Half of a character that takes two: where the other one is missing, something else is written for it. */
        private static boolean isHalf(int one) {
            return Character.isSurrogate((char) one);
        }
    }

    private static final class WriteReason extends ValueSerializer<ReasonCode> {
        @Override
        public void serialize(ReasonCode reason, JsonGenerator json, SerializationContext context) {
            json.writeString(reason.code());
        }
    }

    private static final class ReadReason extends ValueDeserializer<ReasonCode> {
        @Override
        public ReasonCode deserialize(JsonParser json, DeserializationContext context) {
            return new ReasonCode(json.getValueAsString());
        }
    }
}
