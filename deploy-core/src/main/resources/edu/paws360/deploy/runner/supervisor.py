"""Runs one command for a deployment and ends it, with all it started, when the deployment goes silent.

It needs Python 3.8 or newer and its standard library, and talks through its own stdin and stdout alone, so that it
works the same on this machine and behind ssh.

stdin   a request (4 bytes length, JSON), sent after our greeting; then lines: "beat MILLIS" or "stop".
stdout  the greeting, then frames: 1 byte kind, 4 bytes length (big endian), payload. The command's output travels only
        inside frames of kind O, and the command never holds our stdout, so nothing it prints can pass for a report.
          S pid         started                     O bytes    output, stdout and stderr in the order written
          X exit N      the command ended by itself or by our hand; X signal N: a signal ended it
          E reason      ending what runs            A          a beat was heard
          G             gone: nothing is left       U names    what could not be ended
          F why         could not start             R version  ready (answers a probe: nothing is started)

Ended means: TERM to the command's whole session, a grace, then KILL. After exit code 0 a process that made a session of
its own (a daemon) is left alone; in every other case all descendants are ended, because a failover may come next.
"""

import errno
import json
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import time

GREETING = b"\0deploy-supervisor 1\n"
CHUNK = 32768
LINE_LIMIT = 64
DRAIN_LIMIT = 1 << 20  # no pipe holds more, and a daemon that keeps our pipe may write for ever
KILL_SECONDS = 10.0
FAREWELL_SECONDS = 2.0
SCAN_SECONDS = 0.03
PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36


class Reports:
    """Frames on stdout. Never blocks: a reader that is stuck must not keep us from ending the command."""

    def __init__(self):
        self.pending = bytearray()
        os.set_blocking(1, False)

    def send(self, kind, payload=b""):
        self.pending += struct.pack(">cI", kind, len(payload)) + payload

    def say(self, kind, text):
        self.send(kind, text.encode("utf-8", "replace"))

    def flush(self):
        try:
            del self.pending[: os.write(1, self.pending)]
        except BlockingIOError:
            pass
        except OSError:
            self.pending.clear()


class Contact:
    """What we hear from the deployment: beats, the word to stop, or the end of stdin."""

    def __init__(self, request, greeted):
        self.open = True
        self.limit = request["heartbeat"] / 1000.0
        self.offset = greeted - request["greeted"] / 1000.0
        self.silent_at = 0.0
        self.unread = b""
        self.beat(request["sent"])

    def beat(self, sent):
        """A beat counts from when it was sent: one that was held up on its way buys no time.

        The deployment got our greeting after we sent it, so its times, seen from ours, are never too late.
        """
        self.silent_at = max(self.silent_at, self.offset + sent / 1000.0 + self.limit)

    def lost(self):
        return not self.open or time.monotonic() >= self.silent_at

    def obey(self, line):
        """Takes a beat in; tells whether it was one."""
        word, _, value = line.partition(b" ")
        beat = word == b"beat" and value.isdigit()
        if beat:
            self.beat(int(value))
        return beat

    def hear(self):
        """The lines that arrived; afterwards "open" tells whether more can come."""
        heard = os.read(0, CHUNK)
        self.open = bool(heard)
        *lines, self.unread = (self.unread + heard).split(b"\n")
        if len(self.unread) > LINE_LIMIT:
            lines.append(self.unread)
            self.unread = b""
        return lines


class StartFailed(Exception):
    """The command never ran."""


class Command:
    """The command, the session it leads, and everything that descends from it."""

    def __init__(self, request):
        self.request = request
        self.status = None
        self.output = None
        self.pid = None

    def start(self):
        self.output, into = os.pipe()
        os.set_blocking(self.output, False)
        try:
            process = subprocess.Popen(
                self.request["command"],
                stdin=subprocess.DEVNULL,
                stdout=into,
                stderr=into,
                env=self.request["environment"],
                start_new_session=True,
            )
        except OSError as fault:
            raise StartFailed(os.strerror(fault.errno))
        finally:
            os.close(into)
        self.pid = process.pid
        process.returncode = 0  # we reap every child ourselves: keep the class from trying

    def reap(self):
        """Collects dead children, adopted ones too."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.pid:
                self.status = status

    def living(self, everything):
        """{pid: name} of what is alive in the command's session, or of everything that descends from us."""
        table = processes()
        if table is None:
            return {self.pid: "its group"} if self.group_answers() else {}
        alive = {}
        for pid, (name, parent, group, session) in table.items():
            if self.pid in (group, session) or everything and descends(pid, table):
                alive[pid] = name
        if not alive and self.group_denies():
            alive[self.pid] = "hidden from us"
        return alive

    def group_answers(self):
        try:
            os.killpg(self.pid, 0)
        except OSError as fault:
            return fault.errno != errno.ESRCH
        return True

    def group_denies(self):
        try:
            os.killpg(self.pid, 0)
        except OSError as fault:
            return fault.errno == errno.EPERM
        return False

    def signal(self, number, alive):
        """To the group at once, which a fork cannot slip out of, then to each one outside it."""
        if alive:
            quietly(os.killpg, self.pid, number)
        for pid in alive:
            if pid != self.pid:
                quietly(os.kill, pid, number)


class Supervisor:
    """Passes output on, watches the limits, and ends the command."""

    def __init__(self, request, reports, contact, signals):
        self.command = Command(request)
        self.contact = contact
        self.reports = reports
        self.signals = signals
        self.grace = request["grace"] / 1000.0
        self.limit = time.monotonic() + request["limit"] / 1000.0
        self.ending = False
        self.everything = False
        self.kill_at = 0.0
        self.empty_scans = 0

    def run(self):
        """Starts the command and returns when nothing is left of it, or what is left withstood KILL."""
        if self.contact.lost():
            raise StartFailed("the request was held up on its way longer than the heartbeat allows")
        self.command.start()
        self.reports.say(b"S", str(self.command.pid))
        stuck = None
        while stuck is None:
            self.wait()
            self.notice_end()
            self.notice_orders()
            stuck = self.progress()
        self.drain()
        if stuck:
            self.reports.say(b"U", names(stuck))
        else:
            self.reports.send(b"G")

    def wait(self):
        quiet = len(self.reports.pending) < CHUNK
        sources = [self.signals]
        sources += [0] if self.contact.open else []
        sources += [self.command.output] if quiet and self.command.output is not None else []
        due = SCAN_SECONDS if self.ending else max(0.0, min(self.limit, self.contact.silent_at) - time.monotonic())
        ready, _, _ = select.select(sources, [1] if self.reports.pending else [], [], due)
        if self.command.output in ready:
            self.pass_on()
        if 0 in ready:
            self.listen()
        self.reports.flush()

    def pass_on(self):
        """One chunk of output; how many bytes there were."""
        try:
            chunk = os.read(self.command.output, CHUNK)
        except BlockingIOError:
            return 0
        if chunk:
            self.reports.send(b"O", chunk)
        else:
            os.close(self.command.output)
            self.command.output = None
        return len(chunk)

    def listen(self):
        for line in self.contact.hear():
            if self.contact.obey(line):
                if not self.reports.pending:  # output on its way says as well that we live
                    self.reports.send(b"A")
            else:
                self.end("stop" if line == b"stop" else "unintelligible")

    def notice_end(self):
        known = self.command.status
        self.command.reap()
        status = self.command.status
        if status is None or known is not None:
            return
        code = os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        self.reports.say(b"X", ("signal %d" if os.WIFSIGNALED(status) else "exit %d") % code)
        if not self.ending:
            if self.begin_ending(everything=status != 0):
                self.reports.say(b"E", "leftovers")

    def notice_orders(self):
        try:
            for number in os.read(self.signals, CHUNK):
                if number != signal.SIGCHLD:
                    self.end("signal %d" % number)
        except BlockingIOError:
            pass
        if not self.contact.open:
            self.end("input closed")
        if time.monotonic() >= self.contact.silent_at:
            self.end("heartbeat")
        if time.monotonic() >= self.limit:
            self.end("time limit")

    def end(self, reason):
        if not self.ending:
            self.reports.say(b"E", reason)
            self.begin_ending(everything=True)

    def begin_ending(self, everything):
        """Asks what is alive to end, and tells what that was."""
        self.ending = True
        self.everything = everything
        self.kill_at = time.monotonic() + self.grace
        alive = self.command.living(self.everything)
        self.command.signal(signal.SIGTERM, alive)
        self.command.signal(signal.SIGCONT, alive)  # a stopped process cannot obey
        return alive

    def progress(self):
        """None to go on, {} when all is gone, or what withstood KILL."""
        if not self.ending:
            return None
        alive = self.command.living(self.everything)
        # A scan of the process table is no snapshot: believe in nothing only when it was seen twice.
        self.empty_scans = 0 if alive else self.empty_scans + 1
        if self.empty_scans == 2:
            return {}
        now = time.monotonic()
        if now >= self.kill_at:
            self.command.signal(signal.SIGKILL, alive)
        return alive if alive and now >= self.kill_at + KILL_SECONDS else None

    def drain(self):
        """What the pipe still holds, without waiting for a daemon to close it."""
        drained = 0
        while self.command.output is not None and drained < DRAIN_LIMIT:
            count = self.pass_on()
            if count == 0:
                return
            drained += count


def farewell(reports, contact):
    """Hands over the last frames, as long as somebody takes them or shows that it lives."""
    leave_at = None
    while reports.pending:
        now = time.monotonic()
        leave_at = (leave_at or now + FAREWELL_SECONDS) if contact.lost() else None
        if leave_at is not None and now >= leave_at:
            return
        ready, _, _ = select.select([0] if contact.open else [], [1], [], 0.1)
        if 0 in ready:
            for line in contact.hear():
                contact.obey(line)
        reports.flush()


def processes():
    """{pid: (name, parent, group, session)} of all that live, or None where there is no /proc."""
    table = {}
    if not sys.platform.startswith("linux"):
        return None
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry, "rb") as stat:
                    name, _, rest = stat.read().partition(b"(")[2].rpartition(b")")
            except OSError:
                continue
            fields = rest.split()
            # A first thread that ended looks like a zombie while its siblings go on.
            if fields[0] not in (b"Z", b"X") or int(fields[17]) > 1:
                parent, group, session = map(int, fields[1:4])
                table[int(entry)] = (name.decode("utf-8", "replace"), parent, group, session)
    return table


def descends(pid, table):
    """Whether our process is among the ancestors of this one."""
    seen = set()
    while pid in table and pid not in seen:
        seen.add(pid)
        pid = table[pid][1]
        if pid == os.getpid():
            return True
    return False


def environment(added):
    """What we inherited and what the request adds, without what Python adds for itself in a C locale."""
    inherited = dict(os.environ)
    try:
        with open("/proc/self/environ", "rb") as original:
            if not any(entry.startswith(b"LC_CTYPE=") for entry in original.read().split(b"\0")):
                inherited.pop("LC_CTYPE", None)
    except OSError:
        pass
    inherited.update(added)
    return inherited


def quietly(send, target, number):
    """What has just gone needs no signal; what refuses it is found alive by the next scan."""
    try:
        send(target, number)
    except OSError:
        pass


def names(alive):
    return ", ".join("%d (%s)" % item for item in sorted(alive.items())[:20])


def take(count):
    """Exactly that many bytes of stdin; leaves when it ends first: nothing has been started yet."""
    taken = b""
    while len(taken) < count:
        part = os.read(0, count - len(taken))
        if not part:
            sys.exit(0)
        taken += part
    return taken


def catch_signals():
    """A pipe that tells the numbers of the signals we get."""
    source, into = os.pipe()
    os.set_blocking(source, False)
    os.set_blocking(into, False)
    signal.set_wakeup_fd(into, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    return source


def set_apart():
    """Out of the caller's group, so that a KILL meant for that group leaves us to end the command."""
    try:
        os.setsid()
    except OSError:
        pass


def adopt_orphans():
    """Best effort: orphans of the command become our children, and the command cannot reach into our descriptors."""
    try:
        import ctypes  # some systems package it apart

        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def unfit(request):
    """Why the command cannot start here, or None; goes to the working folder on the way."""
    if sys.version_info < (3, 8):
        return "python3 is %d.%d, and the supervisor needs 3.8 or newer" % sys.version_info[:2]
    try:
        os.chdir(request["directory"])
    except OSError as fault:
        return "the working folder %s cannot be entered: %s" % (request["directory"], os.strerror(fault.errno))
    program = request["command"][0]
    if shutil.which(program, path=request["environment"].get("PATH", os.defpath)) is None:
        return "the program %s is not found or not executable" % program
    return None


def supervise(request, reports, contact, signals):
    try:
        Supervisor(request, reports, contact, signals).run()
    except StartFailed as fault:
        reports.say(b"F", "%s could not be started: %s" % (request["command"][0], fault))


def main():
    set_apart()
    signals = catch_signals()
    greeted = time.monotonic()
    os.write(1, GREETING)
    request = json.loads(take(*struct.unpack(">I", take(4))).decode("utf-8"))
    contact = Contact(request, greeted)
    reports = Reports()
    request["environment"] = environment(request["environment"])
    adopt_orphans()
    why = unfit(request)
    if why is not None:
        reports.say(b"F", why)
    elif request["probe"]:
        reports.say(b"R", "Python %d.%d.%d" % sys.version_info[:3])
    else:
        supervise(request, reports, contact, signals)
    farewell(reports, contact)


main()
