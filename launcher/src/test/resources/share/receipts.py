"""Prints receipts.txt, by other code than ours: python3 receipts.py > receipts.txt (needs python3-cryptography)."""

import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def digest(data):
    return hashlib.sha256(data).digest()


def arguments(pairs):
    data = b"sv-share/1 arguments\0"
    for name, value in sorted(pairs.items()):
        for text in (name.encode(), value.encode()):
            data += struct.pack(">H", len(text)) + text
    return digest(data)


def word(text):
    return bytes([len(text)]) + text.encode()


def receipt(call, verb, given, pinned, began, ended, outcome, code, reason, out, err):
    data = b"\x01" + bytes(range(16)) + struct.pack(">I", call) + word(verb)
    data += arguments(given) + arguments({**given, **pinned})
    data += struct.pack(">QQ", began, ended) + word(outcome) + struct.pack(">H", code) + word(reason)
    for output in (out, err):
        data += struct.pack(">Q", len(output)) + digest(output)
    return data + key.sign(b"sv-share/1 receipt\0" + data)


key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
print("# Written by receipts.py. seed; outcome[:reason], call, verb, digests of arguments (given:used), signed receipt; a digest of arguments.")
print("seed", bytes(range(32)).hex())
print("arguments", arguments({"service": "web", "lines": "é\n"}).hex())
for row in (
    (1, "ssh.tail_logs", {"lines": "50"}, {"service": "web"}, 1_700_000_000_000, 1_700_000_000_250, "EXITED", 0, "", b"out", b""),
    (2**32 - 1, "x", {}, {}, 0, 0, "REFUSED", 0, "NOT_LENT", b"", b""),
    (7, "V" * 64, {"a": "b" * 4096}, {}, 1, 2**63 - 1, "ANSWERED", 65535, "", b"x" * 100_000, b"y"),
):
    outcome = row[6] + (":" + row[8] if row[8] else "")
    digests = arguments(row[2]).hex() + ":" + arguments({**row[2], **row[3]}).hex()
    print("receipt", outcome, row[0], row[1], digests, receipt(*row).hex())
