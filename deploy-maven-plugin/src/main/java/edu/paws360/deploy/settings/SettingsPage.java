package edu.paws360.deploy.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings as a page of documentation, made from the catalogue. */
public final class SettingsPage {
    private static final String HEAD = """
            # Settings

            Every property that this version knows; any other below one of these groups is refused. `-Ddeploy.…` on the command line
            beats the POM, the POM beats the environment variable, and that beats the default. `@{NAME}` in a value is read from the
            environment when the goal runs, and is masked wherever it would show.

            Durations are a whole number and a unit (`200ms`, `5s`, `30m`, `4h`, `90d`), sizes are decimal (`500MB`, `10GB`), lists
            have commas. This page is made from the code: `mvn test -pl deploy-maven-plugin -am -Dsettings.page=write` writes it anew.

            """;

    private static final String USE = """
            ## Which goal uses what
            A goal is refused for what is wrong in a setting that it uses, and tells of others in one line. So whoever only looks at
            the queue need not give it the secrets of the gates. More than what stands here is used by `deploy:preflight` and
            `deploy:health` as steps of a workflow run (`deploy.steps.run`): everything; by `deploy:audit` that delivers (`ship`,
            `prune`): whatever a deployment delivers with; and by whoever asks a queue on GitHub: `deploy.github.token`. An unknown key counts for all
            settings of its group.

            """;

    private SettingsPage() {}

    /**
     * The page.
     *
     * @return Markdown
     */
    public static String markdown() {
        return HEAD
                + table("Settings that exist once", Catalogue.settings())
                + Catalogue.namedGroups().stream()
                        .map(group -> table(
                                "For each name: "
                                        + code(group.members().get(0).key().replaceFirst("[^.]+$", "…")),
                                group.members()))
                        .collect(Collectors.joining())
                + USE
                + Stream.of(Part.values()).map(SettingsPage::use).collect(Collectors.joining());
    }

    private static String use(Part part) {
        String keys =
                part.settings().stream().map(setting -> code(setting.key())).collect(Collectors.joining(", "));
        String goals = Stream.of(SettingsScope.values())
                .filter(scope -> scope.parts().contains(part))
                .map(SettingsScope::goals)
                .collect(Collectors.joining(", "));
        return "- " + (part == Part.COMMON ? "all goals" : goals) + ": " + keys + "\n";
    }

    private static String table(String title, List<? extends Setting<?>> settings) {
        return "## " + title
                + "\n| property | meaning | allowed | default | specification |\n| --- | --- | --- | --- | --- |\n"
                + settings.stream().map(SettingsPage::row).collect(Collectors.joining())
                + "\n";
    }

    private static String row(Setting<?> setting) {
        return "| " + code(setting.key()) + " | " + cell(setting.meaning()) + " | "
                + cell(setting.kind().allowed()) + " | "
                + setting.defaultText().map(SettingsPage::code).orElse("") + " | "
                + cell(setting.section().toString()) + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
