package edu.paws360.deploy.maven;

import edu.paws360.deploy.settings.Sources;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;

/** Where Maven keeps what the settings are read from. */
final class MavenSources {
    private MavenSources() {}

    static Sources of(MavenSession session) {
        return new Sources(
                texts(session.getUserProperties()),
                texts(session.getTopLevelProject().getProperties()),
                System.getenv());
    }

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
