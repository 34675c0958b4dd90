"""Runs one command for a deployment and ends it, with all it started, when the deployment goes silent.

It needs Python 3.8 or newer and its standard library, and talks through its own stdin and stdout alone, so that it
works the same on this machine and behind ssh.

stdin   sent after our greeting: messages (4 bytes length, JSON) that say what to "do". "probe" asks whether the work could be
        done, and another message may follow. "unpack" is followed by a tar stream in chunks, with their lengths before
        them, and an empty one; then comes another message. After "run" come 8 bytes, its date, and lines: "beat DATE" or
        "stop MILLIS", the most that may pass before KILL. A date tells when the deployment last knew that it may go on; it
        may be before its clock began, and then it is negative.
stdout  the greeting, then frames: 1 byte kind, 4 bytes length (big endian), payload. The command's output travels only
        inside frames of kind O, and the command never holds our stdout, so nothing it prints can pass for a report.
          S pid         started                     O bytes    output, stdout and stderr in the order written
          X exit N      the command ended by itself or by our hand; X signal N: a signal ended it
          E reason      ending what runs            A          a beat was heard
          G             gone: nothing is left       U names    what could not be ended
          F why         could not start             R text     ready: for the work, or for the next message
          I text        which machine this is       W text     a warning

Ended means: TERM to the command's whole session, a grace, then KILL. The grace is cut short when the deployment is gone or in
a hurry. After exit code 0 a process that made a session of its own (a daemon) is left alone; in every other case all that
belongs to the work is ended, because a failover may come next.
"""

import os
import select
import signal
import struct
import subprocess
import time

CHUNK = 32768
LINE_LIMIT = 64
DRAIN_LIMIT = 1 << 20  # no pipe holds more, and a daemon that keeps our pipe may write for ever
FAREWELL_SECONDS = 2.0
BUSY_SECONDS = 1.5  # how long we may be silent while we end something: then the watchdog does it


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
        self.hurry = min(request["grace"], request["hurry"]) / 1000.0
        self.offset = greeted - request["greeted"] / 1000.0
        self.silent_at = 0.0
        self.unread = b""
        self.beat(request["sent"])

    def beat(self, sent):
        """A beat counts from its date: one that was held up on its way, or that nobody stands for any more, buys no time.

        The deployment got our greeting after we sent it, so its times, seen from ours, are never too late.
        """
        self.silent_at = max(self.silent_at, self.offset + sent / 1000.0 + self.limit)

    def lost(self):
        return not self.open or time.monotonic() >= self.silent_at

    def obey(self, line):
        """Takes a beat in; tells whether it was one."""
        word, _, value = line.partition(b" ")
        beat = word == b"beat" and value.lstrip(b"-").isdigit()
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
    """The command, which leads a session of its own."""

    def __init__(self, request, ident):
        self.request = request
        self.ident = ident
        self.status = None
        self.output = None
        self.remains = None

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
        process.returncode = 0  # we reap every child ourselves: keep the class from trying
        self.remains = Remains(self.ident, process.pid, {os.getpid(), os.getppid()})
        return process.pid

    def notice_end(self):
        """The command's status, once, when it has ended."""
        status = reap().get(self.remains.leader)
        if status is None or self.status is not None:
            return None
        self.status = status
        return status


class Supervisor:
    """Passes output on, watches the limits, and ends the command."""

    def __init__(self, command, reports, contact, signals, bond):
        request = command.request
        self.command = command
        self.contact = contact
        self.reports = reports
        self.signals = signals
        self.bond = bond
        self.grace = request["grace"] / 1000.0
        self.limit = time.monotonic() + request["limit"] / 1000.0
        self.ending = False
        self.everything = False
        self.watched = True
        self.kill_at = float("inf")
        self.empty_scans = 0

    def run(self):
        """Starts the command and returns when nothing is left of it, or what is left withstood KILL."""
        if self.contact.lost():
            raise StartFailed("the request was held up on its way longer than the heartbeat allows")
        self.bond.expect(self.contact.silent_at + LATE_SECONDS, hurry=self.contact.hurry)
        leader = self.command.start()
        self.bond.tell(leader=leader)
        self.reports.say(b"S", str(leader))
        stuck = None
        while stuck is None:
            self.wait()
            self.notice_end()
            self.notice_orders()
            stuck = self.progress()
            self.expect()
        self.drain()
        if stuck:
            self.reports.say(b"U", names(stuck))
        else:
            self.reports.send(b"G")

    def expect(self):
        if self.ending:
            self.bond.expect(time.monotonic() + BUSY_SECONDS)
        else:
            self.bond.expect(self.contact.silent_at + LATE_SECONDS)

    def wait(self):
        quiet = len(self.reports.pending) < CHUNK
        sources = [self.signals]
        sources += [0] if self.contact.open else []
        sources += [self.bond.life] if self.watched else []
        sources += [self.command.output] if quiet and self.command.output is not None else []
        due = SCAN_SECONDS if self.ending else max(0.0, min(self.limit, self.contact.silent_at) - time.monotonic())
        ready, _, _ = select.select(sources, [1] if self.reports.pending else [], [], due)
        if self.command.output in ready:
            self.pass_on()
        if 0 in ready:
            self.listen()
        if self.bond.life in ready:
            self.watched = False
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
                word, _, value = line.partition(b" ")
                self.end("stop" if word == b"stop" else "unintelligible", stop_grace(value, self.contact.hurry))

    def notice_end(self):
        status = self.command.notice_end()
        if status is None:
            return
        code = os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        self.reports.say(b"X", ("signal %d" if os.WIFSIGNALED(status) else "exit %d") % code)
        if not self.ending:
            if self.begin_ending(status != 0, self.grace):
                self.reports.say(b"E", "leftovers")

    def notice_orders(self):
        try:
            for number in os.read(self.signals, CHUNK):
                if number != signal.SIGCHLD:
                    self.end("signal %d" % number, self.contact.hurry)
        except BlockingIOError:
            pass
        if not self.contact.open:
            self.end("input closed", self.contact.hurry)
        if time.monotonic() >= self.contact.silent_at:
            self.end("heartbeat", self.contact.hurry)
        if not self.watched:
            self.end("its watchdog is gone", self.contact.hurry)
        if time.monotonic() >= self.limit:
            self.end("time limit", self.grace)

    def end(self, reason, grace):
        """Begins to end what runs; a later reason can only shorten the grace of an earlier one."""
        if not self.ending:
            self.reports.say(b"E", reason)
            self.begin_ending(True, grace)
        self.kill_within(grace)

    def kill_within(self, grace):
        kill_at = time.monotonic() + min(grace, self.grace)
        if kill_at < self.kill_at:
            self.kill_at = kill_at
            self.bond.tell(kill_at=kill_at)

    def begin_ending(self, everything, grace):
        """Asks what is alive to end, and tells what that was."""
        self.ending = True
        self.everything = everything
        self.kill_within(grace)
        return self.command.remains.ask_to_end(everything)

    def progress(self):
        """None to go on, {} when all is gone, or what withstood KILL."""
        if not self.ending:
            return None
        alive = self.command.remains.look(self.everything)
        # A scan of the process table is no snapshot: believe in nothing only when it was seen twice.
        self.empty_scans = 0 if alive else self.empty_scans + 1
        if self.empty_scans == 2:
            return {}
        now = time.monotonic()
        if now >= self.kill_at:
            self.command.remains.signal(signal.SIGKILL, alive)
        return alive if alive and now >= self.kill_at + INSIST_SECONDS else None

    def drain(self):
        """What the pipe still holds, without waiting for a daemon to close it."""
        drained = 0
        while self.command.output is not None and drained < DRAIN_LIMIT:
            count = self.pass_on()
            if count == 0:
                return
            drained += count


def stop_grace(millis, hurry):
    return int(millis) / 1000.0 if millis.isdigit() else hurry


def farewell(reports, contact, bond):
    """Hands over the last frames, as long as somebody takes them or shows that it lives."""
    leave_at = None
    while reports.pending:
        now = time.monotonic()
        leave_at = (leave_at or now + FAREWELL_SECONDS) if contact.lost() else None
        if leave_at is not None and now >= leave_at:
            return
        bond.expect(max(now, contact.silent_at) + FAREWELL_SECONDS + BUSY_SECONDS)
        ready, _, _ = select.select([0] if contact.open else [], [1], [], 0.1)
        if 0 in ready:
            for line in contact.hear():
                contact.obey(line)
        reports.flush()
