"""Reads a log by FORMAT.md alone, sharing no code with the product. Prints each line's number, event and standing, then what is wrong.

usage: read_log.py DIRECTORY VAULT_ID LOG_KEY    (both in hexadecimal; audit.log* and head in the directory)
"""

import hashlib
import hmac
import json
import pathlib
import sys

FIELDS = "n time event what tool entry account fingerprint program parent directory dropped more generation of why prev mac".split()
NUMBERS = {"n", "time", "more", "generation", "of"}
EVENTS = {"begin", "take", "refuse", "change", "failed", "damage"}


def encode(line):
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    parts = []
    for field, value in line.items():
        if field in NUMBERS:
            value = str(value)
        elif field == "dropped":
            value = "[" + ",".join(map(quoted, value)) + "]"
        else:
            value = quoted(value)
        parts.append('"' + field + '":' + value)
    return ("{" + ",".join(parts) + "}").encode()


def parse(raw):
    try:
        line = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(line, dict) or [f for f in FIELDS if f in line] != list(line):
        return None
    for field, value in line.items():
        right = int if field in NUMBERS else list if field == "dropped" else str
        if type(value) is not right or value in ("", []):
            return None
    whole = line.get("n", 0) > 0 and "time" in line and line.get("event") in EVENTS and "prev" in line
    return line if whole and encode(line) == raw else None


def mac(key, vault_id, text):
    return hmac.new(key, vault_id + text, hashlib.sha256).hexdigest()


def main(directory, vault_id, key):
    files = [directory / f"audit.log.{i}" for i in range(8, 0, -1)] + [directory / "audit.log"]
    raw = b"".join(f.read_bytes() for f in files if f.exists())
    lines, prev, number, wrong = [], "0" * 64, 0, []
    for text in raw.split(b"\n")[:-1]:
        line = parse(text)
        if line is None:
            wrong.append(f"behind {number}: no line")
            prev = hashlib.sha256(text).hexdigest()
            continue
        keyed = "mac" in line
        proven = keyed and mac(key, vault_id, text[: text.rindex(b',"mac":"')]) == line["mac"]
        if number and (line["n"] != number + 1 or line["prev"] != prev):
            wrong.append(f"{line['n']}: does not follow {number}")
        if keyed and not proven:
            wrong.append(f"{line['n']}: mac")
        number, prev = line["n"], line["mac"] if keyed else hashlib.sha256(text).hexdigest()
        lines.append((number, line["event"], "mac" if proven else "no mac", prev))
    head = (directory / "head").read_bytes()
    magic, head_id, first, last, seal, head_mac = head.decode().split(" ")
    if len(head) != 204 or magic != "svlog1" or head_mac != mac(key, vault_id, head[:139]) + "\n":
        wrong.append("head")
    if head_id != vault_id.hex() or int(first, 16) != lines[0][0] or (int(last, 16), seal) not in [(l[0], l[3]) for l in lines]:
        wrong.append("head: names other lines")
    for line in lines:
        print(*line[:3])
    print(*(wrong or ["sound"]), sep="\n")


main(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
