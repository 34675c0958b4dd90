"""The PAWS360 service: says how it is, lets a user log in, lists the courses.

Usage: python3 service.py CONFIG   ends on TERM; logs to ../log/service.log beside CONFIG's folder
"""

import hashlib
import hmac
import json
import logging
import logging.handlers
import pathlib
import signal
import socket
import socketserver
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REQUEST_SECONDS = 10  # for a whole request, however slowly it comes
BODY_MAX = 4096  # bytes
AT_ONCE = 32  # requests; more are closed unanswered
COURSES = {
    "courses": [
        {"id": "CS-101", "title": "Introduction to Computer Science", "credits": 4},
        {"id": "MATH-201", "title": "Linear Algebra", "credits": 3},
        {"id": "BIO-110", "title": "Cell Biology", "credits": 3},
    ]
}


class Refused(Exception):
    def __init__(self, status):
        super().__init__(status.phrase)
        self.status = status


class Login:
    """The users who may log in: one test user, whose password is known as a salted hash only."""

    def __init__(self, settings):
        self.user = settings["user"]
        self.salt = bytes.fromhex(settings["salt"])
        self.iterations = settings["iterations"]
        self.hash = bytes.fromhex(settings["hash"])

    def admits(self, user, password):
        """Takes as long for an unknown user as for a wrong password."""
        derived = hashlib.pbkdf2_hmac("sha256", password.encode(), self.salt, self.iterations)
        password_fits = hmac.compare_digest(derived, self.hash)
        return hmac.compare_digest(user.encode(), self.user.encode()) and password_fits


class Handler(BaseHTTPRequestHandler):
    server_version = "paws360"
    sys_version = ""
    timeout = REQUEST_SECONDS

    def do_GET(self):
        self.answer_with({"/health": self.health, "/api/courses": self.courses})

    def do_POST(self):
        self.answer_with({"/api/auth/login": self.login})

    def answer_with(self, routes):
        try:
            route = routes.get(self.path.split("?", 1)[0])
            if route is None:
                raise Refused(HTTPStatus.NOT_FOUND)
            self.answer(HTTPStatus.OK, route())
        except Refused as refused:
            self.answer(refused.status, {"error": refused.status.phrase})

    def health(self):
        settings = self.server.settings
        return {"status": "healthy", "commit": settings["commit"], "deployment": settings["deployment"]}

    def courses(self):
        return COURSES

    def login(self):
        try:
            credentials = json.loads(self.body())
            user, password = credentials["user"], credentials["password"]
            user.encode(), password.encode()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Refused(HTTPStatus.BAD_REQUEST) from None
        if not self.server.login.admits(user, password):
            raise Refused(HTTPStatus.UNAUTHORIZED)
        return {"user": user}

    def body(self):
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise Refused(HTTPStatus.LENGTH_REQUIRED)
        if len(length) > 9 or int(length) > BODY_MAX:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.rfile.read(int(length))

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        logging.info("%s %r", self.client_address[0], (format % arguments)[:200])


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, settings):
        self.settings = settings
        self.login = Login(settings["login"])
        self.places = threading.BoundedSemaphore(AT_ONCE)
        self.deadlines = {}
        super().__init__((settings["host"], settings["port"]), Handler)

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # HTTPServer's own asks DNS for the name of this machine, which may hang

    def process_request(self, request, client_address):
        if self.places.acquire(blocking=False):
            self.deadlines[request] = time.monotonic() + REQUEST_SECONDS
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request, client_address):
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.deadlines.pop(request, None)
            self.places.release()

    def service_actions(self):
        """Called twice a second: ends the requests whose time is up."""
        now = time.monotonic()
        for request, deadline in list(self.deadlines.items()):
            if now > deadline:
                try:
                    request.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass  # it has just ended by itself

    def handle_error(self, request, client_address):
        logging.info("%s broke off: %s", client_address[0], sys.exc_info()[0].__name__)

    def finish(self):
        """Stops listening, and gives the requests that are being answered two seconds."""
        self.server_close()
        end = time.monotonic() + 2
        for _ in range(AT_ONCE):
            self.places.acquire(timeout=max(0, end - time.monotonic()))


def log_to(folder):
    file = logging.handlers.RotatingFileHandler(folder / "service.log", maxBytes=5_000_000, backupCount=3)
    file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[file])


def main(config):
    settings = json.loads(config.read_text())
    log_to(config.parent.parent / "log")
    server = Server(settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    logging.info("commit %s listens on %s:%d", settings["commit"], settings["host"], settings["port"])
    (config.parent / "ready").touch()
    server.serve_forever()
    server.finish()
    logging.info("ended")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
