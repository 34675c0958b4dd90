# Runs a command until it ends or our input closes, which it does when the JVM that started us is gone.
# Arguments: the signal that ends the command, the command.
import os
import select
import signal
import subprocess
import sys

GRACE = 5

child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, start_new_session=True)


def identity(pid):
    """Parent and start time of a process, which together with its number never come back; None if it is gone."""
    try:
        with open("/proc/%d/stat" % pid, encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return int(fields[1]), fields[19]


def family():
    """The command and all below it, also those with a session of their own, with their start times."""
    everyone = {int(name): identity(int(name)) for name in os.listdir("/proc") if name.isdigit()}
    members = [child.pid]
    for member in members:
        members += [pid for pid, known in everyone.items() if known and known[0] == member]
    return {pid: everyone[pid][1] for pid in members if everyone.get(pid)}


def tell(members, number):
    for pid, started in members.items():
        known = identity(pid)
        if known and known[1] == started:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass


def end(*_):
    members = family()
    tell(members, signal.SIGCONT)  # What is frozen hears nothing else.
    try:
        os.killpg(child.pid, getattr(signal, "SIG" + sys.argv[1]))
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        pass
    except ProcessLookupError:
        pass
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    tell(members, signal.SIGKILL)
    child.wait()
    sys.exit(0)


for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(stop, end)
while child.poll() is None:
    readable, _, _ = select.select([0], [], [], 0.1)
    if readable and not os.read(0, 1):
        end()
sys.exit(child.returncode)
