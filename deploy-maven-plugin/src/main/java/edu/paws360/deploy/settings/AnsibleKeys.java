package edu.paws360.deploy.settings;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What {@code ansible-playbook} is told beside playbook and inventory. All of it becomes arguments, so no secrets. */
public final class AnsibleKeys {
    private static final String NAMES = "names with commas between them, such as config,restart";

    /** Some of the targets. */
    public static final Setting<String> LIMIT = argument(
            "deploy.ansible.limit",
            TextKinds.matching("host pattern", "[^\\s-]\\S*", "a host pattern of Ansible, such as app:!app3"),
            "The targets that the playbook is limited to.");

    /** Some of the tasks. */
    public static final Setting<List<String>> TAGS =
            argument("deploy.ansible.tags", names(), "The tags of the tasks that are run; without it, all are.");

    /** All but some of the tasks. */
    public static final Setting<List<String>> SKIP_TAGS =
            argument("deploy.ansible.skipTags", names(), "The tags of the tasks that are left out.");

    /** Variables. */
    public static final Setting<JsonNode> EXTRA_VARS = argument(
            "deploy.ansible.extraVars",
            JsonKinds.object(),
            "Variables for the playbook; a secret is read by lookup('env', 'NAME') in the playbook instead.");

    private AnsibleKeys() {}

    private static Kind<List<String>> names() {
        return TextKinds.listOf(TextKinds.word(), NAMES);
    }

    private static <T> Setting<T> argument(String key, Kind<T> kind, String meaning) {
        return Setting.of(key, kind, SpecSection.DEPLOYMENT_FLOW, meaning).with(Secrecy.ARGUMENT);
    }

    static List<Setting<?>> all() {
        return List.of(LIMIT, TAGS, SKIP_TAGS, EXTRA_VARS);
    }
}
