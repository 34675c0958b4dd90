"""The watchdog: the parent of the supervisor, which ends the work when the supervisor is killed, frozen or late.

It is told by when it must hear again, so a supervisor that is frozen buys the work no time; and as the parent it adopts
what a killed supervisor leaves. The supervisor in its turn ends the work when the watchdog is gone.

The watchdog's own parent is the deployment, or the sshd that speaks for it. With that gone, a supervisor that is well says
something at once, for its input is closed; one that does not is late, whatever time it had asked for before.
"""

import json
import os
import select
import signal
import time

INSIST_SECONDS = 10.0
LATE_SECONDS = 0.5
LOOK_SECONDS = 0.5
START_SECONDS = 70.0


class Bond:
    """The supervisor's end of the two pipes between it and the watchdog."""

    def __init__(self, words, life):
        self.words = words
        self.life = life  # ends when the watchdog does
        self.watchdog = os.getppid()
        self.due = 0.0
        os.set_blocking(words, False)  # a frozen watchdog must not stop us

    def tell(self, **word):
        try:
            os.write(self.words, json.dumps(word).encode() + b"\n")
        except OSError:
            pass

    def expect(self, due, **word):
        """By when we shall be heard again; said only when it changed enough to matter."""
        if word or abs(due - self.due) > 0.2:
            self.due = due
            self.tell(due=due, **word)

    def over(self):
        """Nothing is left to be ended; a watchdog that was stopped has to go on to leave."""
        self.tell(over=True, parent=None)
        if os.getppid() == self.watchdog:
            quietly(os.kill, self.watchdog, signal.SIGCONT)


class Watchdog:
    def __init__(self, ident, supervisor, words):
        self.ident = ident
        self.supervisor = supervisor
        self.words = words
        self.unread = b""
        self.sign = time.monotonic()  # of life, of our parent or the supervisor
        self.told = {
            "due": self.sign + START_SECONDS,
            "parent": os.getppid(),  # None: whoever dies, this comes to its end
            "kill_at": float("inf"),
            "hurry": 0.0,
            "leader": None,
            "folder": None,
            "over": False,
        }

    def run(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda got, _: quietly(os.kill, self.supervisor, signal.SIGTERM))
        while self.listen():
            pass
        if self.told["over"]:
            quietly(os.kill, self.supervisor, signal.SIGKILL)
        else:
            self.take_over()
        remove(self.told["folder"])
        self.reap()

    def reap(self):
        """Leaves no zombie behind: not every machine has an init that collects them. Nearly always it is there within a millisecond."""
        pause = 0.001
        for _ in range(35):
            if quietly(os.waitpid, self.supervisor, os.WNOHANG) != (0, 0):
                break
            time.sleep(pause)
            pause = min(2 * pause, SCAN_SECONDS)
        reap()

    def listen(self):
        """False when the supervisor is gone or late."""
        due = self.told["due"] - time.monotonic()
        ready, _, _ = select.select([self.words], [], [], max(0.0, min(due, LOOK_SECONDS)))
        if not ready:
            return not self.late()
        heard = os.read(self.words, 65536)
        *lines, self.unread = (self.unread + heard).split(b"\n")
        for line in lines:
            self.told.update(json.loads(line.decode()))
        self.sign = time.monotonic()
        return bool(heard)

    def late(self):
        now = time.monotonic()
        if self.told["parent"] in (None, os.getppid()):
            self.sign = now
        return now >= self.told["due"] or now >= self.sign + BUSY_SECONDS

    def take_over(self):
        remains = Remains(self.ident, self.told["leader"], {os.getpid(), self.supervisor})
        quietly(os.kill, self.supervisor, signal.SIGSTOP)  # it starts nothing while we look
        remains.look()
        quietly(os.kill, self.supervisor, signal.SIGKILL)
        remains.end(min(self.told["kill_at"], time.monotonic() + self.told["hurry"]), INSIST_SECONDS)


def keep_watch(ident):
    """Parts into watchdog and supervisor; gives the supervisor its bond, and the watchdog nothing ever."""
    words, into_words = os.pipe()
    life, into_life = os.pipe()
    supervisor = os.fork()
    if supervisor == 0:
        os.close(words)
        os.close(into_life)
        return Bond(into_words, life)
    os.close(into_words)
    os.close(life)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    Watchdog(ident, supervisor, words).run()
    os._exit(0)
