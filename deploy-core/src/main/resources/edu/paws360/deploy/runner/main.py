"""What is asked first, and the way to it."""

import json
import os
import platform
import select
import shutil
import signal
import struct
import sys
import time

GREETING = b"\0deploy-supervisor 2\n"
PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36
PYTHON = "Python %d.%d.%d" % sys.version_info[:3]


def take(count, deadline):
    """Exactly that many bytes of stdin; leaves when it ends first or takes too long: nothing has been started yet."""
    parts = []
    while count > 0:
        ready, _, _ = select.select([0], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(0, min(count, 1 << 20)) if ready else b""
        if not part:
            sys.exit(0)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def message(bond, seconds=START_SECONDS):
    """The next message, which must come in this time."""
    deadline = time.monotonic() + seconds - 2 * LATE_SECONDS
    bond.expect(deadline + LATE_SECONDS)
    return json.loads(take(struct.unpack(">I", take(4, deadline))[0], deadline).decode("utf-8"))


def catch_signals():
    """A pipe that tells the numbers of the signals we get."""
    source, into = os.pipe()
    os.set_blocking(source, False)
    os.set_blocking(into, False)
    signal.set_wakeup_fd(into, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    return source


def adopt_orphans():
    """Best effort: orphans of the command become our children, and the command cannot reach into our descriptors."""
    try:
        import ctypes  # some systems package it apart

        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def environment(added, ident):
    """What we inherited, what is added, and the mark; without what Python adds for itself in a C locale."""
    inherited = dict(os.environ)
    original = content(os.getpid(), "environ")
    if original and b"\0LC_CTYPE=" not in b"\0" + original:
        inherited.pop("LC_CTYPE", None)
    inherited.update(added)
    name = MARK.decode().rstrip("=")
    inherited[name] = (os.environ.get(name, "") + " " + ident).strip()  # a deployment may run inside another one
    return inherited


def machine():
    """What tells this machine from another that answers at the same address."""
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            name = file.read().strip()
    except (OSError, UnicodeDecodeError):
        name = platform.node()
    try:
        return name + " " + os.readlink("/proc/self/ns/pid")
    except OSError:
        return name


def enter(request, folder):
    """Goes to the working folder, and looks whether the program is there."""
    where = os.path.join(folder.path, request["directory"]) if folder else request["directory"]
    try:
        os.chdir(where)
    except OSError as fault:
        raise Refused("the working folder %s cannot be entered: %s" % (where, os.strerror(fault.errno)))
    find_program(request)


def find_program(request):
    program = request["command"][0]
    path = request["environment"].get("PATH", os.defpath)
    if shutil.which(program, path=path) is None:
        raise Refused("the program %s is not found or not executable" % program + place_of_search(request, path))


def place_of_search(request, path):
    return " there; the PATH of a login without a terminal is %s" % path if request["place"] else ""


def probe(request, ident, reports):
    """Whether the work could be executed; whoever asked may go on to that."""
    request["environment"] = environment(request["environment"], ident)
    if request["place"] is None:
        enter(request, None)
    else:
        check_place(request["place"])
        if os.sep not in request["command"][0]:  # what lies among the files is not there yet
            find_program(request)
    reports.say(b"R", PYTHON)
    reports.flush()


def unpack(request, ident, reports, bond):
    seconds = request["limit"] / 1000.0
    deadline = time.monotonic() + seconds
    folder = Folder(request["place"], ident)
    bond.expect(deadline + START_SECONDS, folder=folder.path)
    folder.make()
    folder.fill(Chunks(deadline))
    reports.say(b"R", "unpacked")
    reports.flush()
    return folder


def execute(request, folder, ident, reports, bond, start):
    greeted, signals = start
    contact = Contact(request, greeted)
    enter(request, folder)
    try:
        Supervisor(Command(request, ident), reports, contact, signals, bond).run()
    except StartFailed as fault:
        reports.say(b"F", "%s could not be started: %s" % (request["command"][0], fault))
    bond.over()
    farewell(reports, contact, bond)
    bond.expect(time.monotonic() + START_SECONDS)  # a large folder takes its time


def serve(ident, reports, bond, start):
    folder = None
    try:
        request = message(bond)
        if request["do"] == "probe":
            probe(request, ident, reports)
            request = message(bond)
        if request["do"] == "unpack":
            folder = unpack(request, ident, reports, bond)
            request = message(bond)
        if request["do"] == "sweep":
            sweep(request, reports, bond)
            return
        request["environment"] = environment(request["environment"], ident)
        request["sent"] = struct.unpack(">q", take(8, time.monotonic() + START_SECONDS))[0]
        reports.say(b"I", machine())
        execute(request, folder, ident, reports, bond, start)
    except Refused as why:
        reports.say(b"F", str(why))
    finally:
        if folder and not remove(folder.path):
            reports.say(b"W", "the folder %s could not be removed" % folder.path)


def hand_over(reports, seconds):
    deadline = time.monotonic() + seconds
    while reports.pending and time.monotonic() < deadline:
        select.select([], [1], [], 0.1)
        reports.flush()


def main():
    if sys.version_info < (3, 8):
        sys.exit("python3 is %s, and the supervisor needs 3.8 or newer" % PYTHON)
    ident = sys.argv[2]
    quietly(os.setsid)  # a KILL meant for our caller's group leaves us to end the command
    adopt_orphans()
    bond = keep_watch(ident)
    quietly(os.setsid)
    adopt_orphans()
    start = time.monotonic(), catch_signals()
    os.write(1, GREETING)
    reports = Reports()
    try:
        serve(ident, reports, bond, start)
    except SystemExit:
        pass  # nobody asked for anything; any other exception leaves the work to the watchdog
    bond.over()
    hand_over(reports, FAREWELL_SECONDS)
    os._exit(0)  # nothing is left to be written, and Python takes 10 ms and more to tidy up


main()
