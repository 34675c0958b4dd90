"""Prints how long goals take in a fresh Maven, in turn with one that does nothing. Usage: startup.py LOCAL_REPOSITORY VERSION"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

GOALS = ["deploy:help", "deploy:settings", "deploy:production"]
ROUNDS = 11
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>edu.paws360.benchmark</groupId><artifactId>app</artifactId><version>1</version><packaging>pom</packaging>
  <properties>
    <deploy.command>true</deploy.command>
    <deploy.approval.type>none</deploy.approval.type>
    <deploy.gates>none</deploy.gates>
    <deploy.preflight.skip>cpu,docker</deploy.preflight.skip>
    <deploy.preflight.memoryPercentMax>99</deploy.preflight.memoryPercentMax>
    <deploy.preflight.diskMin>100MB</deploy.preflight.diskMin>
    <deploy.audit.dir>%s</deploy.audit.dir>
  </properties>
  <build><plugins><plugin>
    <groupId>edu.paws360.deploy</groupId><artifactId>deploy-maven-plugin</artifactId><version>%s</version>
  </plugin></plugins></build>
</project>
"""


def project(folder, version):
    with open(os.path.join(folder, "pom.xml"), "w", encoding="utf-8") as pom:
        pom.write(POM % (folder + "-audit", version))
    with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as ignored:
        ignored.write("target/\n")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-c", "user.name=b", "-c", "user.email=b@b.example", *arguments], cwd=folder, check=True)


def environment():
    """Python itself before a wrapper such as pyenv's, whose shell would be measured twice."""
    python = os.path.dirname(os.path.realpath(sys.executable))
    plain = {name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "MAVEN_"))}
    return {**plain, "PATH": python + os.pathsep + os.environ["PATH"]}


def seconds(goal, folder, repository):
    command = ["mvn", "-B", "-q", "-o", "-Dmaven.repo.local=" + repository, goal]
    began = time.monotonic()
    ended = subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    took = time.monotonic() - began
    if ended.returncode != 0:
        sys.exit(ended.stdout.decode("utf-8", "replace"))
    return took


def main(repository, version):
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, "app")
        os.mkdir(folder)
        project(folder, version)
        times = {goal: [] for goal in GOALS}
        for round_ in range(ROUNDS + 1):
            for goal in GOALS:
                took = seconds(goal, folder, repository)
                if round_ > 0:  # the first one warms the disk's cache
                    times[goal].append(took)
    print("| goal | seconds, median | lowest to highest |")
    print("|---|---|---|")
    for goal in GOALS:
        print("| %s | %.2f | %.2f to %.2f |" % (goal, statistics.median(times[goal]), min(times[goal]), max(times[goal])))
    for goal in GOALS[1:]:
        ratio = statistics.median(times[goal]) / statistics.median(times[GOALS[0]])
        print("| %s : %s | %.2f | |" % (goal, GOALS[0], ratio))


main(*sys.argv[1:])
