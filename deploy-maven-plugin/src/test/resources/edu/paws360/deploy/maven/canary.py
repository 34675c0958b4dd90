"""Prints every environment variable whose name begins with CANARY_ in the forms that are named as arguments, or in all."""

import base64
import html
import json
import os
import shlex
import subprocess
import sys
import time
import urllib.parse


def values():
    for name in sorted(os.environb):
        if name.startswith(b"CANARY_"):
            yield name.decode(), os.environb[name].decode("utf-8")


def say(label, text, end="\n"):
    sys.stdout.buffer.write((label + ": " + text + end).encode("utf-8"))
    sys.stdout.buffer.flush()


def each(label, form):
    for _, value in values():
        say(label, form(value))


def encoded(encode, before):
    return lambda value: encode(b"xy"[:before] + value.encode("utf-8") + b":z").decode("ascii")


def lines():
    for _, value in values():
        for line in value.splitlines():
            say("lines", "    " + line + "  ")


def bash(script):
    names = " ".join(name for name, _ in values())
    subprocess.run(["bash", "-c", script], env={**os.environ, "NAMES": names}, check=True)


def coloured(value):
    half = len(value) // 2
    return "\x1b[1m" + value[:half] + "\x1b[31m" + value[half:] + "\x1b[0m"


def split():
    for _, value in values():
        whole = ("split: " + value + "\n").encode("utf-8")
        half = len(whole) // 2
        os.write(1, whole[:half])
        time.sleep(0.01)
        os.write(1, whole[half:])


def stderr():
    for _, value in values():
        os.write(2, ("stderr: " + value + "\n").encode("utf-8"))


def commands():
    for _, value in values():
        for line in value.splitlines():
            for command in ("::set-output name=x::", "::add-mask::", "##[group]"):
                sys.stdout.buffer.write((command + line + "\n").encode("utf-8"))
    sys.stdout.buffer.flush()


def unended():
    for _, value in values():
        say("unended", value, end="")


FORMS = {
    "plain": lambda: each("plain", str),
    "lines": lines,
    "url": lambda: each("url", lambda value: urllib.parse.quote(value, safe="")),
    "form": lambda: each("form", urllib.parse.quote_plus),
    "base64": lambda: [each("base64", encoded(base64.b64encode, before)) for before in range(3)],
    "base64url": lambda: [each("base64url", encoded(base64.urlsafe_b64encode, before)) for before in range(3)],
    "base64-lines": lambda: each("base64-lines", lambda value: base64.encodebytes(value.encode("utf-8")).decode("ascii")),
    "json": lambda: each("json", lambda value: json.dumps(value, ensure_ascii=False)),
    "json-ascii": lambda: each("json-ascii", json.dumps),
    "json-twice": lambda: each("json-twice", lambda value: json.dumps(json.dumps(value))),
    "xml": lambda: each("xml", html.escape),
    "xml-text": lambda: each("xml-text", lambda value: html.escape(value, quote=False)),
    "shell": lambda: each("shell", shlex.quote),
    "printf-q": lambda: bash("for name in $NAMES; do printf 'printf-q: %q\\n' \"${!name}\"; done"),
    "set-x": lambda: bash("set -x; for name in $NAMES; do : \"${!name}\"; done"),
    "ansi": lambda: each("ansi", coloured),
    "split": split,
    "stderr": stderr,
    "commands": commands,
    "unended": unended,
}


if __name__ == "__main__":
    for form in sys.argv[1:] or FORMS:
        FORMS[form]()
    sys.stdout.flush()
    sys.exit(int(os.environ.get("EXIT_CODE", "0")))
