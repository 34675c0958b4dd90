package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsibleInventoryTest {
    private static final String LIST = "-i hosts --list";

    @TempDir
    Path folder;

    private AnsibleInventory inventory() {
        return new AnsibleInventory("hosts", new StandIns(folder).programs());
    }

    private void say(String json) throws IOException {
        new StandIns(folder).write("ansible-inventory", Map.of(LIST, "echo '" + json + "'"));
    }

    private void assertUnreadable(String message) {
        assertThatThrownBy(inventory()::read).isInstanceOf(IOException.class).hasMessage(message);
    }

    private static String unreadable(String fault) {
        return "ansible-inventory -i hosts --list: " + fault
                + " (expected the inventory of deploy.inventory as JSON); run it by hand to see why";
    }

    @Test
    void readsHostsOfGroupsWithTheirAddressAndPort() throws Exception {
        say("""
                {"_meta": {"hostvars": {
                  "web1": {"ansible_host": "10.0.0.1", "ansible_port": 2222, "db_password": "hush"},
                  "web2": {"ansible_ssh_host": "10.0.0.2", "ansible_port": "2200"},
                  "lost": {"ansible_host": "10.0.0.3"}}},
                 "all": {"children": ["ungrouped", "web", "db"]},
                 "db": {"hosts": ["db.example", "web1"]},
                 "web": {"hosts": ["web1", "web2"]}}""");
        assertThat(inventory().read())
                .containsExactly(
                        new Target("db.example", "db.example", 22),
                        new Target("web1", "10.0.0.1", 2222),
                        new Target("web2", "10.0.0.2", 2200),
                        new Target("lost", "10.0.0.3", 22));
    }

    @Test
    void leavesOutWhatIsDoneOnThisMachine() throws Exception {
        say("""
                {"_meta": {"hostvars": {"localhost": {"ansible_connection": "local"}}},
                 "ungrouped": {"hosts": ["localhost"]}}""");
        assertThat(inventory().read()).isEmpty();
    }

    @Test
    void refusesAPortThatIsATemplate() throws Exception {
        say("""
                {"_meta": {"hostvars": {"web1": {"ansible_port": "{{ ssh }}"}}}, "web": {"hosts": ["web1"]}}""");
        assertUnreadable(unreadable("ansible_host 'web1' or ansible_port '{{ ssh }}' of web1 is not a plain value"));
    }

    @Test
    void refusesAnAddressThatIsNoText() throws Exception {
        say("""
                {"_meta": {"hostvars": {"web1": {"ansible_host": ""}}}, "web": {"hosts": ["web1"]}}""");
        assertUnreadable(unreadable("ansible_host 'no message' or ansible_port '22' of web1 is not a plain value"));
    }

    @Test
    void saysWhatToInstall() {
        assertUnreadable("the targets in hosts (deploy.inventory) cannot be read:"
                + " ansible-inventory is not on PATH; install ansible-core on this runner");
    }

    @Test
    void repeatsWhyTheInventoryCouldNotBeRead() throws Exception {
        new StandIns(folder)
                .write("ansible-inventory", Map.of(LIST, "echo 'ERROR! no vault secrets found' >&2; exit 4"));
        assertUnreadable(unreadable("exit code 4, ERROR! no vault secrets found"));
    }

    @Test
    void quotesNothingOfAnAnswerThatIsNoJson() throws Exception {
        say("db_password: hush");
        assertUnreadable(unreadable("no JSON object"));
        say("[]");
        assertUnreadable(unreadable("no JSON object"));
        say("");
        assertUnreadable(unreadable("no JSON object"));
    }
}
