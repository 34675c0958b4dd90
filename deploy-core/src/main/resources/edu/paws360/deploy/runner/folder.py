"""The files of a commit, in a folder of their own on the machine that works with them."""

import fcntl
import os
import re
import shutil
import stat
import struct
import time

FOLDER = "paws360-deploy-"
LOCK_SECONDS = 5.0


class Refused(Exception):
    """Nothing was started, and why."""


class Folder:
    """The folder of one work, locked as long as its supervisor lives."""

    def __init__(self, place, ident):
        self.place = place
        self.path = os.path.join(place, FOLDER + ident)
        self.lock = None

    def make(self):
        """Makes it, after the folders that dead works left are removed."""
        check_place(self.place)
        place = os.open(self.place, os.O_RDONLY)
        try:
            if locked(place, LOCK_SECONDS):
                self.remove_stale()
            os.mkdir(self.path, 0o700)
            self.lock = os.open(self.path, os.O_RDONLY)
            locked(self.lock, 0)
        except OSError as fault:
            raise Refused("no folder can be made in %s: %s" % (self.place, os.strerror(fault.errno)))
        finally:
            os.close(place)

    def remove_stale(self):
        for name in os.listdir(self.place):
            path = os.path.join(self.place, name)
            if re.fullmatch(FOLDER + "[0-9a-f]{32}", name) and is_our_folder(path):
                stale = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
                if locked(stale, 0):
                    remove(path)
                os.close(stale)

    def fill(self, files):
        """Unpacks a tar stream."""
        import tarfile

        try:
            with tarfile.open(fileobj=files, mode="r|") as archive:
                if hasattr(tarfile, "tar_filter"):
                    archive.extraction_filter = staticmethod(tarfile.tar_filter)
                archive.extractall(self.path)
        except (tarfile.TarError, OSError) as fault:
            raise Refused("the files of the commit cannot be unpacked into %s: %s" % (self.path, fault))
        files.skip()


class Chunks:
    """A stream that comes in chunks with their lengths before them; an empty one is the end."""

    def __init__(self, deadline):
        self.deadline = deadline
        self.chunk = b""
        self.ended = False

    def read(self, size):
        parts = []
        while size > 0 and self.fetch():
            part, self.chunk = self.chunk[:size], self.chunk[size:]
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def fetch(self):
        if not self.chunk and not self.ended:
            self.chunk = take(struct.unpack(">I", take(4, self.deadline))[0], self.deadline)
            self.ended = not self.chunk
        return bool(self.chunk)

    def skip(self):
        while self.fetch():
            self.chunk = b""


def check_place(place):
    """Says why no folder could be made there."""
    try:
        mode = os.stat(place).st_mode
    except FileNotFoundError:
        raise Refused("the folder %s does not exist there: make it with mkdir -m 700" % place)
    except OSError as fault:
        raise Refused("the folder %s cannot be seen there: %s" % (place, os.strerror(fault.errno)))
    if not stat.S_ISDIR(mode):
        raise Refused("%s is no folder there" % place)
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise Refused("everybody there may change the folder %s: take that right away with chmod o-w" % place)
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        raise Refused("the folder %s is not writable there for the user who logs in" % place)


def is_our_folder(path):
    try:
        seen = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid()


def locked(descriptor, seconds):
    """Whether the lock was got in this time; where nothing can be locked, it is not."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(SCAN_SECONDS)
        except OSError:
            return False


def remove(path):
    """Removes a folder of ours, also where it was made unwritable; tells whether it is gone."""
    if path is None or not os.path.lexists(path):
        return True
    shutil.rmtree(path, ignore_errors=True)
    if os.path.lexists(path):
        quietly(os.chmod, path, 0o700)
        for parent, folders, _ in os.walk(path):
            for folder in folders:
                if not os.path.islink(os.path.join(parent, folder)):
                    quietly(os.chmod, os.path.join(parent, folder), 0o700)
        shutil.rmtree(path, ignore_errors=True)
    return not os.path.lexists(path)
