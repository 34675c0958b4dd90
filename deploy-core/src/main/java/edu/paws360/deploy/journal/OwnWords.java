package edu.paws360.deploy.journal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/** Writes texts that are nobody else's as they are, of the events that have such. */
final class OwnWords extends ValueSerializer<String> {
    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
        json.writeString(text);
    }

    /** Of a signature: its hash, the name of its key, and itself. */
    interface OfSignature {
        @JsonSerialize(using = OwnWords.class)
        String hash();

        @JsonSerialize(using = OwnWords.class)
        String keyId();

        @JsonSerialize(using = OwnWords.class)
        String signature();
    }

    /** Of a pruning: the last hash that went, and the name of the archive. */
    interface OfPruning {
        @JsonSerialize(using = OwnWords.class)
        String hash();

        @JsonSerialize(using = OwnWords.class)
        String archive();
    }

    /** Of a step: the run, by which its other steps find it. */
    interface OfStep {
        @JsonSerialize(using = OwnWords.class)
        String workflowRun();
    }

    /** Of the end of a deployment: its audit log id. */
    interface OfClosing {
        @JsonSerialize(using = OwnWords.class)
        String auditLogId();
    }
}
