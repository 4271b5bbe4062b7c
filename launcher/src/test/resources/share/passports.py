"""Prints passports.txt, by other code than ours: python3 passports.py > passports.txt (needs python3-cryptography)."""

import base64
import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def public(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def word(prefix, data):
    whole = data + hashlib.sha256(prefix.encode() + data).digest()[:3]
    return prefix + base64.b32encode(whole).decode().rstrip("=").lower()


def key(n):
    return Ed25519PrivateKey.from_private_bytes(bytes([n] * 32))


OWNER, SESSION, RECIPIENT, DEPLOYMENT = key(1), key(2), key(3), key(4)
END = 1_800_000_000


def handle(flags=1, name=b"relay.example.org:443", end=END, owner=public(OWNER), ca=b"", prefix="sv1-", extra=b""):
    body = bytes([flags, len(name)]) + struct.pack(">I", end) + bytes(range(32)) + public(DEPLOYMENT) + owner + name + ca
    return word(prefix, body + extra)


whole = handle()
for line in (
    ("tls", "GOOD", whole),
    ("plain_bearer", "GOOD", handle(flags=2, name=b"[::1]:8080")),
    ("with_ca", "GOOD", handle(flags=5, ca=bytes(range(100, 132)))),
    ("longest_name", "GOOD", handle(name=b"r" * 251 + b":443")),
    ("nothing", "NO_HANDLE", "-"),
    ("another_word", "NO_HANDLE", word("svk1-", public(OWNER))),
    ("capitals", "NO_HANDLE", whole.upper()),
    ("later", "LATER_VERSION", handle(prefix="sv2-")),
    ("much_later", "LATER_VERSION", handle(prefix="sv10-")),
    ("prefix_alone", "CUT_OFF", "sv1-"),
    ("cut_by_one", "CUT_OFF", whole[:-1]),
    ("cut_by_half", "CUT_OFF", whole[: len(whole) // 2]),
    ("cut_by_eight", "CUT_OFF", whole[:-8]),
    ("one_too_many", "MISTYPED", whole + "a"),
    ("one_wrong", "MISTYPED", whole[:100] + ("a" if whole[100] != "a" else "b") + whole[101:]),
    ("two_swapped", "MISTYPED", whole[:40] + whole[41] + whole[40] + whole[42:]),
    ("look_alike", "MISTYPED", whole[:50] + "0" + whole[51:]),
    ("capital_inside", "MISTYPED", whole[:60] + "A" + whole[61:]),
    ("flag_unknown", "MALFORMED", handle(flags=9)),
    ("relay_without_port", "MALFORMED", handle(name=b"relay.example.org")),
    ("relay_in_capitals", "MALFORMED", handle(name=b"Relay.example.org:443")),
    ("relay_empty", "MALFORMED", handle(name=b"")),
    ("owner_no_point", "MALFORMED", handle(owner=b"\x02" + bytes(31))),
    ("owner_of_small_order", "MALFORMED", handle(owner=bytes(32))),
    ("over", "EXPIRED", handle(end=END - 1)),
):
    print("handle", *line)


def text(value):
    data = value if isinstance(value, bytes) else value.encode()
    return struct.pack(">H", len(data)) + data


def values(*some):
    return b"\1" + struct.pack(">H", len(some)) + b"".join(map(text, some))


def span(low, high):
    return b"\2" + struct.pack(">qq", low, high)


def parameter(name, kind, allowed, pattern="", size=4096, root="", default=None, description=""):
    head = text(name) + text(description) + bytes([kind]) + allowed + text(pattern) + struct.pack(">I", size) + text(root)
    return head + bytes([default is not None]) + text(default or "")


LINES = parameter("lines", 2, span(1, 200), default="200", description="How many")
HOST = parameter("host", 1, values("a", "b"))
PATH = parameter("file", 3, b"\3", root="/var/log")
WORD = parameter("word", 1, b"\3", pattern="^[a-z]+$", size=20)


def verb(name="ssh.tail_logs", flags=5, seconds=30, output=524288, pinned=("service",), free=(LINES,), description="Shows"):
    head = text(name) + text(description) + bytes([flags]) + struct.pack(">II", seconds, output)
    return head + bytes([len(pinned)]) + b"".join(map(text, pinned)) + bytes([len(free)]) + b"".join(free)


def passport(
    version=1,
    recipient=b"\1" + public(RECIPIENT),
    tls=1,
    relay="relay.example.org:443",
    issued=END - 1800,
    end=END,
    serial=1,
    calls=200,
    verbs=(verb(),),
    owner=public(OWNER),
    count=None,
    extra=b"",
    by=OWNER,
    purpose=b"passport",
):
    body = bytes([version]) + bytes(range(16)) + owner + public(SESSION) + recipient + bytes([tls]) + text(relay)
    body += struct.pack(">qqII", issued, end, serial, calls)
    body += struct.pack(">H", len(verbs) if count is None else count) + b"".join(verbs) + extra
    return body + by.sign(b"sv-share/1 " + purpose + b"\0" + body)


good = passport()
flip = lambda data, at: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
for name, verdict, data in (
    ("named", "GOOD", good),
    ("bearer", "GOOD", passport(recipient=b"\0")),
    ("no_verbs", "GOOD", passport(verbs=())),
    ("every_form", "GOOD", passport(verbs=(verb("a.b", 31, pinned=(), free=(LINES, HOST, PATH, WORD)), verb()))),
    ("empty", "MALFORMED", b""),
    ("signature_alone", "MALFORMED", good[-64:]),
    ("signature_flipped", "FORGED", flip(good, len(good) - 20)),
    ("byte_flipped", "FORGED", flip(good, 200)),
    ("signed_by_another", "FORGED", passport(by=SESSION)),
    ("signed_for_another_purpose", "FORGED", passport(purpose=b"receipt")),
    ("names_another_owner", "FORGED", passport(owner=public(RECIPIENT))),
    ("version_zero", "LATER_VERSION", passport(version=0)),
    ("version_two", "LATER_VERSION", passport(version=2)),
    ("owner_no_point", "MALFORMED", passport(owner=b"\x02" + bytes(31))),
    ("recipient_two", "MALFORMED", passport(recipient=b"\2" + public(RECIPIENT))),
    ("tls_two", "MALFORMED", passport(tls=2)),
    ("relay_without_port", "MALFORMED", passport(relay="relay")),
    ("over_thirty_minutes", "MALFORMED", passport(issued=END - 1801)),
    ("ends_before_it_begins", "MALFORMED", passport(issued=END)),
    ("issued_never", "MALFORMED", passport(issued=-1, end=5)),
    ("serial_zero", "MALFORMED", passport(serial=0)),
    ("serial_large", "MALFORMED", passport(serial=2**31)),
    ("calls_zero", "MALFORMED", passport(calls=0)),
    ("verb_missing", "MALFORMED", passport(count=2)),
    ("verbs_too_many", "MALFORMED", passport(count=257)),
    ("bytes_too_many", "MALFORMED", passport(extra=b"\0")),
    ("verb_twice", "MALFORMED", passport(verbs=(verb(), verb()))),
    ("verbs_out_of_order", "MALFORMED", passport(verbs=(verb("b.b"), verb("a.b")))),
    ("verb_without_group", "MALFORMED", passport(verbs=(verb("tail"),))),
    ("verb_in_capitals", "MALFORMED", passport(verbs=(verb("ssh.Tail"),))),
    ("description_with_newline", "MALFORMED", passport(verbs=(verb(description="a\nb"),))),
    ("description_with_escape", "MALFORMED", passport(verbs=(verb(description="\x1b[2J"),))),
    ("description_not_utf8", "MALFORMED", passport(verbs=(verb(description=b"\xff"),))),
    ("flags_unknown", "MALFORMED", passport(verbs=(verb(flags=32),))),
    ("seconds_zero", "MALFORMED", passport(verbs=(verb(seconds=0),))),
    ("output_zero", "MALFORMED", passport(verbs=(verb(output=0),))),
    ("pinned_twice", "MALFORMED", passport(verbs=(verb(pinned=("a", "a")),))),
    ("pinned_and_free", "MALFORMED", passport(verbs=(verb(pinned=("lines",)),))),
    ("parameter_twice", "MALFORMED", passport(verbs=(verb(free=(LINES, LINES)),))),
    ("parameter_without_name", "MALFORMED", passport(verbs=(verb(free=(parameter("", 1, values("a")),)),))),
    ("kind_unknown", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 4, values("a")),)),))),
    ("form_unknown", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, b"\4"),)),))),
    ("values_none", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, values()),)),))),
    ("values_out_of_order", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, values("b", "a")),)),))),
    ("values_twice", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, values("a", "a")),)),))),
    ("integer_with_zero", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 2, values("01")),)),))),
    ("integer_of_any", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 2, b"\3"),)),))),
    ("range_of_text", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, span(1, 2)),)),))),
    ("range_backwards", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 2, span(2, 1)),)),))),
    ("default_not_allowed", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 2, span(1, 2), default="3"),)),))),
    ("default_of_a_range_no_number", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 2, span(1, 2), default="x"),)),))),
    ("no_default_but_text", "MALFORMED", passport(verbs=(verb(free=(parameter("p", 1, values("a"))[:-2] + text("a"),)),))),
):
    print("passport", name, verdict, data.hex() or "-")
