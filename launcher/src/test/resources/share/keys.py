"""Prints keys.txt, by other code than ours: python3 keys.py > keys.txt (needs python3-cryptography)."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aiou"


def checked(prefix, data):
    whole = data + hashlib.sha256(prefix.encode() + data).digest()[:3]
    return prefix + base64.b32encode(whole).decode().rstrip("=").lower()


def words(data):
    def word(n):
        return (
            CONSONANTS[n >> 12] + VOWELS[n >> 10 & 3] + CONSONANTS[n >> 6 & 15] + VOWELS[n >> 4 & 3] + CONSONANTS[n & 15]
        )

    return "-".join(word(int.from_bytes(data[i : i + 2], "big")) for i in range(0, len(data), 2))


assert words(bytes([127, 0, 0, 1])) == "lusab-babad"  # the example of the proquints' own proposal

print("# Written by keys.py. An identity: its seed, its key, its words, and what it signs.")
for seed in (bytes(32), bytes(range(32)), bytes([255] * 32), hashlib.sha256(b"sv").digest()):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    print("seed", seed.hex())
    print("key", public.hex())
    print("text", checked("svk1-", public))
    print("fingerprint", words(hashlib.sha256(b"sv-share/1 fingerprint\0" + public).digest()[:12]))
    for purpose in ("passport", "session log", "receipt", "possession"):
        signature = key.sign(b"sv-share/1 " + purpose.encode() + b"\0" + b"message")
        print("signature", purpose.upper().replace(" ", "_"), signature.hex())
for size in range(12):
    data = bytes(range(200, 200 + size))
    print("checked", data.hex() or "-", checked("svx1-", data))
