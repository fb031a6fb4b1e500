#!/usr/bin/env python3
"""Keeps a copy of the contacts of all services of a Handover, in a file of SQLite.

Needs Python 3.9 or newer and nothing else. Three commands:

    contacts.py follow   copies everything once, then follows the feed of events, for ever
    contacts.py show     prints the copy, a service a line
    contacts.py compare  compares the copy with what Handover says now

How it never misses a change and never does one twice: the number of the last event that was worked in lies in the same
file as the copy, and both change in one transaction. The program may be killed at any moment; started again, it asks
for what came after that number. A webhook only says that it is time to ask: one that is lost, late or sent twice does
no harm, since every few seconds the program asks anyway.

Settings, from the environment:

    API_URL             where Handover is, such as https://contacts.example.org
    API_KEY         a key with the scope `read` (handover api-key create NAME --scope read)
    WEBHOOK_SECRET  whsec_…, as `handover webhook add URL` has printed it; without one no webhook is taken
"""

import argparse
import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import sqlite3
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

CONTACTS = ("administrative", "technical", "billing")
# A webhook signed longer ago, or later by our clock, is not believed: somebody may have kept it.
TOLERANCE_SECONDS = 300
BODY_MAX = 1 << 20
ANSWER_SECONDS = 30
PAUSE_MAX_SECONDS = 60
# What may be over when it is tried again: the network, an answer that was cut off, a locked file.
PASSING = (OSError, ValueError, KeyError, http.client.HTTPException, sqlite3.Error)


class Forgotten(Exception):
    """The feed no longer goes back as far as this copy: it must be made anew."""


class Api:
    """Asks Handover."""

    def __init__(self, url, key):
        self.url = url.rstrip("/")
        self.key = key

    def get(self, path, **query):
        query = {name: value for name, value in query.items() if value is not None}
        address = f"{self.url}/api/v1{path}?{urllib.parse.urlencode(query)}"
        headers = {"Authorization": f"Bearer {self.key}", "Accept": "application/json"}
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=ANSWER_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 410:
                    raise Forgotten() from None
                raise OSError(f"{path} was answered {error.code}: {explained(error)}") from None

    def services(self):
        """All services, page by page."""
        after = None
        while True:
            page = self.get("/services", after=after, limit=1000)
            yield from page["services"]
            after = page["next"]
            if after is None:
                return


def explained(error):
    """What an answer of the type application/problem+json says in words."""
    try:
        problem = json.loads(error.read(BODY_MAX))
        return problem.get("detail") or problem.get("title") or error.reason
    except (ValueError, AttributeError):
        return error.reason


class Copy:
    """The copy, and the number of the last event in it."""

    def __init__(self, path):
        # A transaction is begun and ended by name below, so that the number never goes without its change.
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.executescript(
            """
            CREATE TABLE IF NOT EXISTS services (
                category TEXT NOT NULL,
                name TEXT NOT NULL,
                administrative TEXT NOT NULL,
                technical TEXT NOT NULL,
                billing TEXT NOT NULL,
                PRIMARY KEY (category, name)
            );
            CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
            """
        )

    def number(self):
        found = self.db.execute("SELECT number FROM place").fetchone()
        return None if found is None else found[0]

    def services(self):
        order = "SELECT category, name, administrative, technical, billing FROM services ORDER BY category, name"
        return self.db.execute(order)

    def make_anew(self, api):
        """Everything, as it is now. What happens while it is read comes again with the feed, and ends as it ended."""
        number = api.get("/events", after="end")["next"]
        with Transaction(self.db):
            self.db.execute("DELETE FROM services")
            for service in api.services():
                self.put(service["category"], service["name"], service)
            self.db.execute("INSERT OR REPLACE INTO place VALUES (1, ?)", (number,))

    def work_in(self, events, after, number):
        """The events after a number, in their order, and the number to go on after: all of it, or nothing."""
        with Transaction(self.db):
            if self.db.execute("UPDATE place SET number = ? WHERE number = ?", (number, after)).rowcount == 0:
                raise OSError("another process works on the same copy")
            for event in events:
                self.work_in_one(event["type"], event["data"])

    def work_in_one(self, kind, data):
        # Other types are other programs' business, and there may be new ones.
        if kind in ("service.created", "service.contacts_changed"):
            self.put(data["service"]["category"], data["service"]["name"], data["contacts"])
        elif kind == "service.renamed":
            self.take_away(data["service"]["category"], data["before"])
            self.put(data["service"]["category"], data["service"]["name"], data["contacts"])
        elif kind == "service.removed":
            self.take_away(data["service"]["category"], data["service"]["name"])

    def take_away(self, category, name):
        self.db.execute("DELETE FROM services WHERE category = ? AND name = ?", (category, name))

    def put(self, category, name, contacts):
        row = (category, name, *(contacts[contact] for contact in CONTACTS))
        self.db.execute("INSERT OR REPLACE INTO services VALUES (?, ?, ?, ?, ?)", row)


class Transaction:
    """What happens within it happens whole or not at all."""

    def __init__(self, db):
        self.db = db

    def __enter__(self):
        self.db.execute("BEGIN IMMEDIATE")

    def __exit__(self, fault, *_):
        self.db.execute("COMMIT" if fault is None else "ROLLBACK")


def is_signed(secret, headers, body, now):
    """Whether a webhook is from whoever knows the secret, by the rules of Standard Webhooks."""
    stamp = headers.get("webhook-timestamp", "")
    if not stamp.isdecimal() or abs(now - int(stamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{headers.get('webhook-id', '')}.{stamp}.".encode() + body
    right = hmac.new(secret, signed, hashlib.sha256).digest()
    # While the secret is being changed there are two signatures: one that is right is enough.
    for signature in headers.get("webhook-signature", "").split():
        version, _, given = signature.partition(",")
        try:
            if version == "v1" and hmac.compare_digest(base64.b64decode(given, validate=True), right):
                return True
        except ValueError:
            continue
    return False


def listen(address, secret, bell):
    """Takes webhooks, and rings the bell for each that is signed."""

    class Doorkeeper(http.server.BaseHTTPRequestHandler):
        timeout = ANSWER_SECONDS

        def do_POST(self):
            length = self.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > BODY_MAX:
                self.send_error(413)
                return
            if not is_signed(secret, self.headers, self.rfile.read(int(length)), time.time()):
                self.send_error(401)
                return
            self.send_response(204)
            self.end_headers()
            bell.set()

        def log_message(self, *_):
            pass

    host, _, port = address.rpartition(":")
    server = http.server.ThreadingHTTPServer((host, int(port)), Doorkeeper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening on {server.server_address[0]}:{server.server_address[1]}", flush=True)


def catch_up(api, copy):
    """Works in all that has happened; the copy is made first where there is none, or where it is too old."""
    if copy.number() is None:
        copy.make_anew(api)
    while True:
        after = copy.number()
        try:
            page = api.get("/events", after=after, limit=1000)
        except Forgotten:
            print("this copy is older than what the feed keeps: it is made anew", file=sys.stderr, flush=True)
            copy.make_anew(api)
            continue
        if not page["events"]:
            return
        copy.work_in(page["events"], after, page["next"])


def follow(api, copy, given):
    bell = threading.Event()
    secret = os.environ.get("WEBHOOK_SECRET")
    if given.listen:
        if not secret:
            sys.exit("WEBHOOK_SECRET is missing: without it a webhook could be anybody's")
        listen(given.listen, base64.b64decode(secret.removeprefix("whsec_")), bell)
    failures = 0
    while True:
        # Before it asks, so that a webhook which comes meanwhile has it ask once more.
        bell.clear()
        try:
            catch_up(api, copy)
            failures = 0
        except PASSING as error:
            failures += 1
            print(f"it is tried again: {error}", file=sys.stderr, flush=True)
        if given.once:
            sys.exit(1 if failures else 0)
        bell.wait(min(given.every * 2**failures, PAUSE_MAX_SECONDS) if failures else given.every)
        if failures:
            # However many webhooks come, whoever has trouble is left in peace for a moment.
            time.sleep(1)


def show(copy):
    for category, name, *contacts in copy.services():
        print(category, name, *contacts, sep="\t")


def compare(api, copy):
    here = {tuple(row) for row in copy.services()}
    there = {(row["category"], row["name"], *(row[contact] for contact in CONTACTS)) for row in api.services()}
    for row in sorted(here ^ there):
        print("only here:" if row in here else "only there:", *row, sep="\t")
    print(f"{len(there)} services, {len(here ^ there)} differences")
    sys.exit(1 if here != there else 0)


def setting(name):
    value = os.environ.get(name)
    return value or sys.exit(f"{name} is missing; --help says what it is")


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--copy", default="contacts.db", metavar="FILE", help="where the copy lies (contacts.db)")
    commands = reader.add_subparsers(dest="command", required=True)
    following = commands.add_parser("follow", help="copies everything, then follows what happens")
    following.add_argument("--listen", metavar="ADDRESS:PORT", help="takes webhooks there")
    following.add_argument("--every", type=float, default=10, metavar="SECONDS", help="how often it asks unasked (10)")
    following.add_argument("--once", action="store_true", help="catches up, and ends")
    commands.add_parser("show", help="prints the copy")
    commands.add_parser("compare", help="compares the copy with what Handover says now; 1 where they differ")
    given = reader.parse_args()
    copy = Copy(given.copy)
    if given.command == "show":
        return show(copy)
    api = Api(setting("API_URL"), setting("API_KEY"))
    return compare(api, copy) if given.command == "compare" else follow(api, copy, given)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read what is printed has had enough. Python would complain about it once more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except PASSING as error:
        sys.exit(f"contacts.py: {error}")
