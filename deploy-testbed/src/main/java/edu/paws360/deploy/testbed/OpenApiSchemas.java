package edu.paws360.deploy.testbed;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.OpenApi30;
import com.networknt.schema.path.NodePath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The schemas of an OpenAPI document, each made ready when it is asked for. Thread-safe. */
final class OpenApiSchemas {
    private static final SchemaRegistryConfig LAZY_AND_STRICT = SchemaRegistryConfig.builder()
            .preloadSchema(false)
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();

    private final Map<NodePath, Schema> ready = new HashMap<>();
    private final Schema document;

    OpenApiSchemas(JsonNode document) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                OpenApi30.getInstance(), builder -> builder.schemaRegistryConfig(LAZY_AND_STRICT));
        this.document = registry.getSchema(SchemaLocation.of("urn:openapi"), document);
    }

    /** What is wrong with a value, if anything. */
    synchronized List<String> faults(OpenApiNode schema, JsonNode value) {
        return ready.computeIfAbsent(schema.path(), document::getRefSchema).validate(value).stream()
                .map(OpenApiSchemas::text)
                .toList();
    }

    private static String text(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "" : where + ": ") + error.getMessage();
    }
}
