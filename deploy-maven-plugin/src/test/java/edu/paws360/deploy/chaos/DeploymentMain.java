package edu.paws360.deploy.chaos;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import edu.paws360.deploy.wiring.ProductionRun;
import edu.paws360.deploy.wiring.Surroundings;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the goal {@code deploy:production} does, in a process of its own, without the seconds that Maven takes to start. */
final class DeploymentMain {
    private DeploymentMain() {}

    /** Arguments: the file of the properties, the project's folder, the folder for the output. */
    public static void main(String[] args) throws Exception {
        Path project = Path.of(args[1]);
        Surroundings surroundings = new Surroundings(
                "edu.paws360.it:app", "app", project, Path.of(args[2]), project.getParent(), System.getenv(), "test");
        SettingsReading reading = SettingsReader.read(
                new Sources(properties(Path.of(args[0])), Map.of(), System.getenv()), SettingsScope.PRODUCTION);
        Verdict verdict = new ProductionRun(surroundings, reading, new Printer()).toVerdict();
        System.out.println("verdict " + verdict.reason());
        System.exit(verdict.succeeded() ? 0 : 1);
    }

    private static Map<String, String> properties(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** Prints what people would read. */
    private record Printer() implements Screen {
        @Override
        public void say(String line) {
            System.out.println(line);
        }

        @Override
        public void warn(String line) {
            System.out.println("! " + line);
        }
    }
}
