package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories of every form: their targets are those that Ansible itself lists. */
@Needs(Ansible.class)
class InventoryServerTest {
    @TempDir
    Path folder;

    private List<Target> read(String inventory) throws Exception {
        List<Target> targets = new AnsibleInventory(inventory, programs()).read();
        assertThat(targets).extracting(Target::name).containsExactlyInAnyOrderElementsOf(listed(inventory));
        return targets;
    }

    /** What another program of Ansible's says, apart from hosts that are this machine. */
    private List<String> listed(String inventory) throws Exception {
        Path ansible = programs().find("ansible").orElseThrow();
        Programs.Ended ended = programs()
                .run(
                        Duration.ofSeconds(60),
                        100_000,
                        List.of(ansible.toString(), "-i", inventory, "all:!here", "--list-hosts"));
        assertThat(ended.isSuccess()).as(ended.errors()).isTrue();
        return ended.output().lines().skip(1).map(String::strip).toList();
    }

    private Programs programs() {
        return new Programs(folder, System.getenv());
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void iniWithRangesGroupsOfGroupsAndVariablesOfAll() throws Exception {
        write("hosts", """
                lonely.example
                [web]
                web[01:03].example ansible_port=2222
                [db]
                db-[a:b]:2200
                main ansible_host=10.0.0.7
                [site:children]
                web
                db
                [here]
                localhost ansible_connection=local
                [db:vars]
                ansible_ssh_host=10.0.0.8
                """);

        assertThat(read("hosts"))
                .containsExactlyInAnyOrder(
                        new Target("lonely.example", "lonely.example", 22),
                        new Target("web01.example", "web01.example", 2222),
                        new Target("web02.example", "web02.example", 2222),
                        new Target("web03.example", "web03.example", 2222),
                        new Target("db-a", "10.0.0.8", 2200),
                        new Target("db-b", "10.0.0.8", 2200),
                        new Target("main", "10.0.0.7", 22));
    }

    @Test
    void yamlWithVariablesOfGroups() throws Exception {
        write("hosts.yml", """
                all:
                  vars:
                    ansible_port: 2222
                  children:
                    web:
                      hosts:
                        web[1:2].example:
                        six:
                          ansible_host: "2001:db8::6"
                          ansible_port: 22
                """);

        assertThat(read("hosts.yml"))
                .containsExactlyInAnyOrder(
                        new Target("web1.example", "web1.example", 2222),
                        new Target("web2.example", "web2.example", 2222),
                        new Target("six", "2001:db8::6", 22));
    }

    @Test
    void addressesOfBothVersionsOfIp() throws Exception {
        write("hosts", "[::1]:2222\n10.0.0.1:2222\nfd00::7\n");

        assertThat(read("hosts"))
                .containsExactlyInAnyOrder(
                        new Target("::1", "::1", 2222),
                        new Target("10.0.0.1", "10.0.0.1", 2222),
                        new Target("fd00::7", "fd00::7", 22));
    }

    @Test
    void aScriptThatKnowsTheHosts() throws Exception {
        new StandIns(folder).write("cloud.sh", """
                echo '{"web": {"hosts": ["web1"], "vars": {"ansible_port": 2222}},
                  "_meta": {"hostvars": {"web1": {"ansible_host": "10.0.0.1"}}}}'
                """);

        assertThat(read("./cloud.sh")).containsExactly(new Target("web1", "10.0.0.1", 2222));
    }

    @Test
    void aFolderOfInventoriesWithFilesOfVariables() throws Exception {
        Files.createDirectories(folder.resolve("production/host_vars"));
        write("production/1-web", "[web]\nweb1\nweb2\n");
        write("production/2-db.yml", "db: {hosts: {db1: }}\n");
        write("production/host_vars/web2.yml", "ansible_host: 10.0.0.2\n");

        assertThat(read("production"))
                .containsExactlyInAnyOrder(
                        new Target("web1", "web1", 22),
                        new Target("web2", "10.0.0.2", 22),
                        new Target("db1", "db1", 22));
    }

    @Test
    void hostsThatAreNamedOnTheSpot() throws Exception {
        assertThat(read("web1,10.0.0.2,"))
                .containsExactlyInAnyOrder(new Target("web1", "web1", 22), new Target("10.0.0.2", "10.0.0.2", 22));
    }
}
