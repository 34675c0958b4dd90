"""A sweep: ends everything of a work on this machine, its supervisor and watchdog included, and tells what withstood."""

import os
import signal
import sys
import time


def sweep(request, reports, bond):
    ident, place = request["ident"], request["place"]
    grace, insist = request["grace"] / 1000.0, request["insist"] / 1000.0
    # Whoever dies meanwhile: a sweep that is cut off would leave the keepers stopped, and what they keep running.
    bond.expect(time.monotonic() + 2 * (grace + insist) + START_SECONDS, parent=None)
    reports.say(b"I", machine())
    alive = end_work(ident, request["leader"], grace, insist)
    if alive is None:
        reports.say(b"U", "whatever there is: processes cannot be listed on " + sys.platform)
    elif alive:
        reports.say(b"U", names(alive))
    else:
        removed = place is None or remove(os.path.join(place, FOLDER + ident))
        reports.send(b"G")
        if not removed:
            reports.say(b"W", "the folder %s could not be removed" % os.path.join(place, FOLDER + ident))


def end_work(ident, leader, grace, insist):
    """What withstood, or None where nothing can be known."""
    table = processes()
    if table is None:
        return None
    us = ancestry(os.getpid(), table)
    halt_keepers(ident, us)
    remains = Remains(ident, leader, keepers(ident, us))
    alive = remains.end(time.monotonic() + grace, insist)
    # Only now, for what descends from them could be found by that alone.
    alive.update(end_keepers(ident, us, insist))
    remains.keepers = set()
    return alive or remains.end(time.monotonic(), insist)


def keepers(ident, us):
    return {pid for pid in pids() if pid not in us and keeps(pid, ident)}


def halt_keepers(ident, us):
    """A supervisor that is stopped starts nothing any more."""
    halted = set()
    while not keepers(ident, us) <= halted:  # one may just have parted into two
        halted = keepers(ident, us)
        for pid in halted:
            quietly(os.kill, pid, signal.SIGSTOP)


def end_keepers(ident, us, insist):
    deadline = time.monotonic() + insist
    while True:
        table = processes()
        alive = {pid: table[pid] for pid in keepers(ident, us) if pid in table}
        if not alive or time.monotonic() >= deadline:
            return alive
        for pid in alive:
            quietly(os.kill, pid, signal.SIGKILL)
        time.sleep(SCAN_SECONDS)
