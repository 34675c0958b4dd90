# Runs a command until it ends or our input closes, which it does when the JVM that started us is gone.
# Arguments: the signal that ends the command, the command.
import os
import select
import signal
import subprocess
import sys

GRACE = 5

child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, start_new_session=True)


def end(*_):
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
    child.wait()
    sys.exit(0)


for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(stop, end)
while child.poll() is None:
    readable, _, _ = select.select([0], [], [], 0.1)
    if readable and not os.read(0, 1):
        end()
sys.exit(child.returncode)
