"""Reads a vault by FORMAT.md alone, sharing no code with the product. Prints kind, tool, path, account, key and time of use of each record.

usage: read_vault.py DIRECTORY    (vault.db and used/ in it, opened by its first slot, with the slot key 00 01 02 ... 1f)
"""

import hashlib
import hmac
import pathlib
import struct
import sys
import zlib

MASK = 0xFFFFFFFF
VERSION = b"\0\1"


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def expand(key, info):
    return mac(key, info + b"\1")


def hkdf(secret, salt, info):
    return expand(mac(salt, secret), info)


def rotate(x, n):
    return ((x << n) | (x >> (32 - n))) & MASK


def chacha_block(key, counter, nonce):
    start = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), counter, *struct.unpack("<3I", nonce)]
    w = start[:]

    def quarter(a, b, c, d):
        for x, y, z, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            w[x] = (w[x] + w[y]) & MASK
            w[z] = rotate(w[z] ^ w[x], n)

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<16I", *[(a + b) & MASK for a, b in zip(start, w)])


def unseal(key, nonce, data, sealed):
    text, tag = sealed[:-16], sealed[-16:]
    once = chacha_block(key, 0, nonce)
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s = int.from_bytes(once[16:32], "little")
    message = b"".join(part + b"\0" * (-len(part) % 16) for part in (data, text))
    message += struct.pack("<QQ", len(data), len(text))
    sum_ = 0
    for i in range(0, len(message), 16):
        sum_ = (sum_ + int.from_bytes(message[i : i + 16] + b"\1", "little")) * r % ((1 << 130) - 5)
    assert ((sum_ + s) & ((1 << 128) - 1)).to_bytes(16, "little") == tag, "forged"
    blocks = (chacha_block(key, 1 + i // 64, nonce) for i in range(0, len(text), 64))
    return bytes(a ^ b for a, b in zip(text, b"".join(blocks)))


class Fields:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, size):
        assert self.at + size <= len(self.data), "ends too early"
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def packed(self):
        value = 0
        while True:
            byte = self.number(1)
            value = value << 7 | byte & 0x7F
            if byte & 0x80:
                return value


def number(data):
    return int.from_bytes(data, "big")


def table_rows(table):
    page_size = number(table[32:40])
    rows = []
    for page in range(number(table[24:32]) + 1):
        fields = Fields(table[page * page_size : (page + 1) * page_size])
        fields.take(64 if page == 0 else 0)
        count = fields.number(4)
        offsets = [fields.number(4) for _ in range(2 * count + 1)]
        items = []
        for i in range(2 * count):
            item = Fields(fields.data[offsets[i] : offsets[i + 1]])
            assert item.take(2 if i < count else 1) == b"\x81" * (2 if i < count else 1)
            items.append(item.take(item.packed()))
            assert item.at == len(item.data)
        rows += zip(items[:count], items[count:])
    assert len(rows) == number(table[16:24]) and rows == sorted(rows)
    return rows


def first_slot(preamble):
    slots = []
    for _ in range(preamble.number(1)):
        slot, kind = preamble.take(1), preamble.take(1)
        preamble.take(8)
        preamble.take(preamble.number(2) if kind not in b"\3\4" else 16 + 4 + 1 + 1)
        slots.append((slot, kind, preamble.take(48)))
    return slots[0]


def check_manifest(rows, key, pages, vault_id, generation):
    lines = []
    for page in range(pages):
        page_number = struct.pack(">I", page)
        assert rows[page][0] == b"\1" + page_number
        data = vault_id + generation + page_number + struct.pack(">I", pages) + VERSION
        text = unseal(key, bytes(8) + page_number, data, rows[page][1])
        lines += [text[i : i + 33] for i in range(0, len(text), 33)]
    assert lines == [key + value[:8] for key, value in rows[pages:]]


def padded(fields):
    padding = fields.data[fields.at :]
    assert len(fields.data) % 64 == 0 and len(padding) < 64 and not any(padding)


def record_facts(row, vek, vault_id):
    key, value = row
    size = number(value[40:42])
    sealed_facts, sealed_key = value[42 : 42 + size], value[42 + size :]
    facts_key = hkdf(vek, value[8:40], b"sv/v1/facts" + key[17:] + value[:8])
    facts = Fields(unseal(facts_key, bytes(12), vault_id + key + value[:8] + VERSION + sealed_key, sealed_facts))
    kind = facts.number(1)
    tool = facts.take(facts.number(1))
    scope = facts.take(1)
    path = facts.take(facts.number(2)) if scope == b"\1" else b""
    place = mac(expand(vek, b"sv/v1/index"), bytes([len(tool)]) + tool + scope + path)
    assert key[:17] == b"\2" + place[:16]
    account = facts.take(facts.number(1))
    used = fingerprint = None
    if kind == 2:
        facts.take(8)
    else:
        facts.take(facts.number(2))
        facts.take(2 * 8)
        used = number(facts.take(8))
        facts.take(2 * 8)
        fingerprint = facts.take(5)
    padded(facts)
    return kind, (tool, path, account), used, fingerprint


def record_secret(row, vek, vault_id):
    key, value = row
    sealed_key = value[42 + number(value[40:42]) :]
    body_key = hkdf(vek, value[8:40], b"sv/v1/key" + key[17:] + value[:8])
    body = Fields(unseal(body_key, bytes(12), vault_id + key + value[:8] + VERSION, sealed_key))
    secret = body.take(body.number(2))
    padded(body)
    return secret


def entry(row, vek, vault_id):
    kind, place, used, fingerprint = record_facts(row, vek, vault_id)
    secret = record_secret(row, vek, vault_id)
    name = {1: b"key", 2: b"choice", 3: b"former", 4: b"login"}[kind]
    if kind == 2:
        assert secret == b""
        return name, *place, b"", b""
    assert fingerprint == mac(expand(vek, b"sv/v1/fingerprint"), secret)[:5]
    return name, *place, secret, b"%d" % used


def stamped(row, vek, vault_id, used):
    key, value = row
    try:
        stamp = (used / key[17:].hex()).read_bytes()
    except OSError:
        return None
    covered = vault_id + key + value[:40] + stamp[:18]
    sound = stamp[:10] == bytes.fromhex("8973767374616d70") + VERSION
    if not sound or stamp[18:] != mac(expand(vek, b"sv/v1/stamp"), covered):
        return None
    return b"%d" % number(stamp[10:18])


def main(directory):
    file = (directory / "vault.db").read_bytes()
    assert zlib.crc32(file[:-4]) == number(file[-4:])
    preamble = Fields(file[:-4])
    assert preamble.take(10) == bytes.fromhex("8973767661756c74") + VERSION
    vault_id, generation = preamble.take(16), preamble.take(8)
    count, manifest_salt = preamble.number(4), preamble.take(32)
    slot, kind, wrapped = first_slot(preamble)
    covered = preamble.at
    wrap_key = hkdf(bytes(range(32)), vault_id, b"sv/v1/wrap" + slot + kind)
    vek = unseal(wrap_key, bytes(12), vault_id + slot + kind + VERSION, wrapped)
    assert preamble.take(32) == mac(expand(vek, b"sv/v1/preamble"), file[:covered])
    rows = table_rows(preamble.data[preamble.at :])
    pages = 1
    while 16 * pages < count:
        pages *= 2
    manifest_key = hkdf(vek, manifest_salt, b"sv/v1/manifest" + generation)
    check_manifest(rows, manifest_key, pages, vault_id, generation)
    assert len(rows) == pages + count
    for row in rows[pages:]:
        *said, used = entry(row, vek, vault_id)
        said.append(stamped(row, vek, vault_id, directory / "used") or used)
        print(*(field.decode() for field in said), sep="\t")


main(pathlib.Path(sys.argv[1]))
