#!/bin/sh
# Tells and checks, in a throw-away directory, what README.md says. Ends with 0 only if all of it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}
place=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

mkdir -p "$place/sv/config" "$place/shop" "$place/blog"
cp "$here/tools.toml" "$place/sv/config/"
(umask 077 && echo 'four words on paper' > "$place/passphrase")
export SV_HOME="$place/sv" PATH="$here:$PATH"

# The passphrase comes through a descriptor; in a variable or an argument, other programs could read it.
sv() {
  verb=$1
  shift
  "$sv" "$verb" --passphrase-fd 3 "$@" 3< "$place/passphrase"
}

# check WHAT EXIT-CODE TEXT COMMAND...: the command ends with that code and says that text.
check() {
  what=$1 code=$2 text=$3
  shift 3
  actual=0
  said=$("$@" 2>&1) || actual=$?
  case $actual:$said in
    "$code:"*"$text"*) printf 'ok: %s\n' "$what" ;;
    *)
      printf 'not so: %s\nwanted exit code %s and "%s", got %s and:\n%s\n' "$what" "$code" "$text" "$actual" "$said" >&2
      exit 1
      ;;
  esac
}

# How many lines the command says.
lines() {
  "$@" > "$place/said"
  echo "lines: $(grep -c '' "$place/said")"
}

sv init --root passphrase --recovery-fd 4 4> "$place/recovery-code"
printf 'sk-example-of-the-shop-0123456789abcdef\n' | sv add show-key --project "$place/shop" --stdin

# What many shells have in their environment, from a profile or an .env file.
export OPENAI_API_KEY=sk-example-of-another-tool-fedcba98 SHOW_API_KEY=sk-example-forgotten-in-the-profile

cd "$place/shop"
check 'started by itself, the tool sees every key there is' 0 'OPENAI_API_KEY sk-exa...ba98' show-key
check 'in its project, sv gives it its key' 0 'SHOW_API_KEY sk-exa...cdef' sv run show-key
check 'that is all it sees' 0 'lines: 1' lines sv run show-key

cd "$place/blog"
check 'in the project next door, there is no key' 3 'show-key' sv run show-key
