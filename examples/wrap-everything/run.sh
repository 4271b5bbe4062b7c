#!/bin/sh
# Tells and checks, in a throw-away directory, what README.md says. Ends with 0 only if all of it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}

# Shims have nobody to ask, so the vault's key lies in a login keyring: one of our own, on a bus of its own.
if [ "${1-}" != inside ]; then
  sv=$(cd "$(dirname "$sv")" && pwd -P)/${sv##*/}
  "$sv" --version # is built, if it was not
  place=$(cd "$(mktemp -d)" && pwd -P)
  trap 'rm -rf "$place"' EXIT
  trap 'exit 1' HUP INT TERM
  mkdir -p "$place/home" "$place/bin" "$place/shop" "$place/blog" && mkdir -m 700 "$place/run"
  # What tells a program where this user's own files, bus and screen are.
  for variable in $(env | sed -n 's/^\(XDG_[A-Z_]*\)=.*/\1/p') DISPLAY WAYLAND_DISPLAY SV_PASSPORT; do
    unset "$variable"
  done
  HOME=$place/home XDG_RUNTIME_DIR=$place/run SV_HOME=$place/sv SV=$sv \
    dbus-run-session -- "$here/run.sh" inside "$place"
  exit
fi

place=$2
cd "$place"
printf 'a login password' \
  | gnome-keyring-daemon --foreground --components=secrets --unlock > keyring.log 2>&1 &
trap 'kill $! 2> /dev/null || true' EXIT
until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
  string:org.freedesktop.secrets | grep -q true; do
  sleep 0.1
done

# check WHAT EXIT-CODE PATTERN COMMAND...: the command ends with that code, and what it prints, or its complaint if it prints
# nothing, is like that.
check() {
  what=$1 code=$2 pattern=$3
  shift 3
  actual=0
  said=$("$@" 2> "$place/complaint") || actual=$?
  [ -n "$said" ] || [ "$actual" = 0 ] || said=$(cat "$place/complaint")
  # shellcheck disable=SC2254
  case $actual:$said in
    "$code":$pattern) printf 'ok: %s\n' "$what" ;;
    *)
      printf 'not so: %s\nwanted exit code %s and "%s", got %s and:\n%s\n' "$what" "$code" "$pattern" "$actual" "$said" >&2
      exit 1
      ;;
  esac
}

# started HOW COMMAND...: claude, started so, has its own key and no other.
started() {
  how=$1
  shift
  if command -v "$1" > /dev/null; then
    check "claude, started by $how, has its own key and no other" 0 'claude review: ANTHROPIC_API_KEY=...aude' "$@"
  else
    printf 'left out: %s: it is not installed\n' "$1"
  fi
}

for tool in claude codex lint; do
  cp "$here/stand-in" "bin/$tool"
done
PATH=$place/bin:$PATH
"$sv" init --root secret-service --recovery-fd 4 4> recovery-code
echo sk-ant-example-of-the-shop-0123456789-aude | "$sv" add claude --project "$place/shop" --stdin
echo sk-example-of-the-shop-0123456789-0123456789-odex | "$sv" add codex --project "$place/shop" --stdin
cp "$here/review.sh" "$here/package.json" "$here/Makefile" shop
printf '%s\n' 'shopt -s expand_aliases' "alias ask='claude ask'" > "$HOME/.bashrc"
cp "$HOME/.bashrc" bashrc.before

# Two commands, once.
"$sv" wrap claude codex
"$sv" install --shell bash

# shellcheck disable=SC2016
profile='. "$HOME/.bashrc"'

# What that comes to in every terminal: the shims first. From here on nothing names sv. And a key that was forgotten.
export PATH="$SV_HOME/data/shims:$PATH" OPENAI_API_KEY=sk-example-forgotten-in-the-profile

cd "$place/shop"
started 'sh' sh -c 'claude review'
started 'a script' ./review.sh
started 'env' env claude review
started 'xargs' sh -c 'echo review | xargs claude'
started 'find' find . -name Makefile -exec claude review ';'
started 'make' make -s review
started 'npm' npm run --silent review
started 'git' git -c alias.review='!claude review' review
started 'python' python3 -c 'import subprocess; subprocess.run(["claude", "review"])'
started 'bash with its profile' bash -c "$profile; claude review"
check 'so it is behind an alias' 0 'claude ask: ANTHROPIC_API_KEY=...aude' bash -c "$profile
ask"
check 'codex has its own key and no other' 0 'codex: CODEX_API_KEY=...odex' codex
check 'what is not wrapped is as it was, and has no key of the vault' 0 'lint: OPENAI_API_KEY=...file' lint
check 'where a shell must have a key, it has one until it is unloaded' 0 'lint: ANTHROPIC_API_KEY=...aude
lint: no key' bash -c "unset OPENAI_API_KEY; $profile; sv_load claude; lint; sv_unload; lint"

cd "$place/blog"
check 'in the project next door claude is not started' 3 'sv: error: *claude*' sh -c 'claude review'

"$sv" unwrap claude codex
"$sv" install --shell bash --uninstall
check 'taken out again: the tool is the tool' 0 'claude review: OPENAI_API_KEY=...file' sh -c 'claude review'
check 'and the profile what it was' 0 '' cmp "$HOME/.bashrc" "$place/bashrc.before"
