"""What is left of a work: the processes that descend from it, share a session with it, or carry its mark.

The parts of this script are joined in the order processes, watchdog, folder, supervisor, sweep, main.
"""

import collections
import errno
import os
import signal
import sys
import time

MARK = b"DEPLOY_SUPERVISED="
SCAN_SECONDS = 0.03

Process = collections.namedtuple("Process", "name parent group session start")


class Remains:
    """Finds what is alive of one work. For one thread.

    The keepers are its supervisor and watchdog: what descends from them belongs to the work, they themselves do not.
    """

    def __init__(self, ident, leader, keepers):
        self.ident = ident
        self.leader = leader
        self.keepers = set(keepers)
        self.known = {}  # what was seen once stays ours, wherever its parents went; the start time tells a reused number

    def look(self, everything=True):
        """{pid: Process} of what is alive in the command's own session, or of all that belongs to the work."""
        table = processes()
        if table is None:
            return self.group()
        found = self.in_session(table, {self.leader} if self.leader else set())
        if everything:
            found = self.grow(table, found)
        if not found and self.leader and denied(self.leader):
            found[self.leader] = Process("hidden from us", 0, self.leader, self.leader, 0)
        return found

    def grow(self, table, found):
        found.update((pid, each) for pid, each in table.items() if self.known.get(pid) == each.start or self.marked(pid))
        size = -1
        while size < len(found):
            size = len(found)
            found.update((pid, table[pid]) for pid in below(table, self.keepers | found.keys()))
            found.update(self.in_session(table, {each.session for each in found.values()} - self.apart(table)))
        for keeper in self.keepers:
            found.pop(keeper, None)
        self.known = {pid: each.start for pid, each in found.items()}
        return found

    def marked(self, pid):
        return pid not in self.keepers and pid != os.getpid() and carries(pid, self.ident)

    def apart(self, table):
        """The sessions of those who look after the work, which a child may share for a moment before it has its own."""
        return {table[pid].session for pid in self.keepers | {os.getpid()} if pid in table}

    @staticmethod
    def in_session(table, sessions):
        return {pid: each for pid, each in table.items() if each.session in sessions or each.group in sessions}

    def group(self):
        """Where there is no /proc: only whether the command's group answers."""
        if self.leader and answers(self.leader):
            return {self.leader: Process("its group", 0, self.leader, self.leader, 0)}
        return {}

    def signal(self, number, alive):
        """To the groups at once, which a fork cannot slip out of, then to each one outside them."""
        apart = {quietly(os.getpgid, keeper) for keeper in self.keepers | {os.getpid()}}
        groups = {each.group for each in alive.values()} - apart
        for group in groups:
            quietly(os.killpg, group, number)
        for pid, each in alive.items():
            if each.group not in groups:
                quietly(os.kill, pid, number)

    def ask_to_end(self, everything=True):
        alive = self.look(everything)
        self.signal(signal.SIGTERM, alive)
        self.signal(signal.SIGCONT, alive)  # a stopped process cannot obey
        return alive

    def end(self, kill_at, insist):
        """Ends all of it; gives back what withstood KILL for so many seconds."""
        self.ask_to_end()
        empty = 0
        while True:
            reap()
            alive = self.look()
            # A scan of the process table is no snapshot: believe in nothing only when it was seen twice.
            empty = 0 if alive else empty + 1
            if empty == 2:
                return {}
            now = time.monotonic()
            if alive and now >= kill_at + insist:
                return alive
            if now >= kill_at:
                self.signal(signal.SIGKILL, alive)
            time.sleep(SCAN_SECONDS)


def processes():
    """{pid: Process} of all that live, or None where there is no /proc."""
    if not sys.platform.startswith("linux"):
        return None
    table = {}
    for pid in pids():
        name, _, rest = content(pid, "stat").partition(b"(")[2].rpartition(b")")
        fields = rest.split()
        # A first thread that ended looks like a zombie while its siblings go on.
        if fields and (fields[0] not in (b"Z", b"X") or int(fields[17]) > 1):
            parent, group, session = map(int, fields[1:4])
            table[pid] = Process(name.decode("utf-8", "replace"), parent, group, session, int(fields[19]))
    return table


def pids():
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]


def content(pid, name):
    """A file of /proc, empty if the process is gone or keeps it from us."""
    try:
        with open("/proc/%d/%s" % (pid, name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def carries(pid, ident):
    """Whether a process was started with the mark of this work in its environment."""
    marks = [entry for entry in content(pid, "environ").split(b"\0") if entry.startswith(MARK)]
    return any(ident.encode() in mark[len(MARK) :].split() for mark in marks)


def keeps(pid, ident):
    """Whether a process is a supervisor or watchdog of this work: the last argument of their python says so."""
    arguments = content(pid, "cmdline").split(b"\0")
    return b"-c" in arguments and arguments[-2:] == [ident.encode(), b""]


def below(table, roots):
    """Those that descend from one of these."""
    children = {}
    for pid, each in table.items():
        children.setdefault(each.parent, []).append(pid)
    found, line = set(), list(roots)
    while line:
        fresh = [pid for pid in children.get(line.pop(), []) if pid not in found]
        found.update(fresh)
        line.extend(fresh)
    return found


def ancestry(pid, table):
    """The process and its ancestors."""
    line = set()
    while pid in table and pid not in line:
        line.add(pid)
        pid = table[pid].parent
    return line


def answers(group):
    try:
        os.killpg(group, 0)
    except OSError as fault:
        return fault.errno != errno.ESRCH
    return True


def denied(group):
    try:
        os.killpg(group, 0)
    except OSError as fault:
        return fault.errno == errno.EPERM
    return False


def reap():
    """Collects dead children, adopted ones too: {pid: status}."""
    dead = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return dead
        if pid == 0:
            return dead
        dead[pid] = status


def quietly(act, *arguments):
    """What has just gone needs no signal; what refuses it is found alive by the next scan."""
    try:
        return act(*arguments)
    except OSError:
        return None


def names(alive):
    return ", ".join("%d (%s)" % (pid, each.name) for pid, each in sorted(alive.items())[:20])
