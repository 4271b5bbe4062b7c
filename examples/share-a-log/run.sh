#!/bin/sh
# Tells and checks, in a throw-away directory, what README.md says. Ends with 0 only if all of it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}

if [ $# = 0 ]; then
  "$sv" --version # is built, if it was not
  place=$(cd "$(mktemp -d)" && pwd -P)
  trap 'rm -rf "$place"' EXIT
  trap 'exit 1' HUP INT TERM
  chmod 700 "$place"
  mkdir "$place/machine"
  SV=$(cd "$(dirname "$sv")" && pwd -P)/${sv##*/} "$here/machine.sh" "$place/machine" "$here/run.sh" "$place"
  exit
fi

# From here on / and /etc are our own.
place=$1
(umask 077 && echo 'four words on paper' > "$place/passphrase")
# No proxy leads to a relay on this machine.
unset XDG_RUNTIME_DIR SV_PASSPORT http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy

owner() {
  SV_HOME=$place/owner "$sv" --passphrase-fd 3 "$@" 3< "$place/passphrase"
}

vendor() {
  SV_HOME=$place/vendor "$sv" reflect "$@"
}

# check WHAT EXIT-CODE TEXT COMMAND...: the command ends with that code and says that text.
check() {
  what=$1 code=$2 text=$3
  shift 3
  actual=0
  "$@" > "$place/said" 2>&1 || actual=$?
  case $actual:$(cat "$place/said") in
    "$code:"*"$text"*) printf 'ok: %s\n' "$what" ;;
    *)
      printf 'not so: %s\nwanted exit code %s and "%s", got %s and:\n' "$what" "$code" "$text" "$actual" >&2
      cat "$place/said" >&2
      exit 1
      ;;
  esac
}

# The word of the last answer that is like this.
word() {
  grep -oE "$1" "$place/said" | head -n 1
}

# await TEXT FILE: until it is there, 20 seconds at most.
await() {
  tries=0
  until grep -qs "$1" "$2"; do
    tries=$((tries + 1))
    if [ "$tries" = 200 ]; then
      printf 'not so: %s is never in %s\n' "$1" "$2" >&2
      exit 1
    fi
    sleep 0.1
  done
}

# The administrator, as root: what can be lent, and who may lend which of it.
mkdir -p /etc/sv/verbs.d /logs
cp "$here/administrator/verbs.toml" /etc/sv/verbs.d/log.toml
cp "$here/administrator/policy.toml" /etc/sv/policy.toml
seq -f '12:00:%02.0f web: all is well' 1 59 > /logs/web.log
echo '12:00:00 db: nobody else is to read this' > /logs/db.log
check 'the policy has no rule that is dead or wide open' 0 '' owner policy check

# The relay, whose operator hands out a key that opens sessions.
(umask 077 && "$sv" relay token new --tokens "$place/tokens.toml" > "$place/deployment.key")
"$sv" relay serve --plain --listen 127.0.0.1:0 --admin '' --tokens "$place/tokens.toml" 2> "$place/relay.log" &
relay=$!
trap 'owner share revoke --all > "$place/said" 2>&1 || true; kill "$relay"' EXIT
await '"port"' "$place/relay.log"
port=$(sed -n 's/.*"port":"\([0-9]*\)".*/\1/p' "$place/relay.log")

check 'the owner has a vault' 0 'vault made' owner init --root passphrase --recovery-fd 4 4> "$place/recovery-code"
check 'and a key of the relay in it' 0 'logged in' owner relay login "ws://127.0.0.1:$port" --key-file "$place/deployment.key"

# The vendor makes a key, and proves that it is hers.
check 'the vendor has a key' 0 svk1- vendor keygen
check 'the owner knows it' 0 svc1- owner contact add anna "$(word 'svk1-[a-z2-7]+')"
check 'the vendor answers' 0 sva1- vendor id --prove "$(word 'svc1-[a-z2-7]+')"
check 'so it is hers' 0 'has proven the key' owner contact verify anna "$(word 'sva1-[a-z2-7]+')"

check 'the log of db is not for lending' 7 'no rule allows' \
  owner share open --to anna --verb 'log.tail:service=db,lines=1..20'
check 'that of web is' 0 sv1- owner share open --to anna --ttl 5m \
  --verb 'log.tail:service=web,lines=1..20' --verb log.follow:service=web
session=$(word '\b[0-9a-f]{8}\b') pin=$(word '[a-z]{5}(-[a-z]{5}){5}')
(umask 077 && word 'sv1-[a-z2-7]+' > "$place/handle")

call() {
  vendor call "$@" --passport-file "$place/handle"
}

check 'the vendor sees what was lent' 0 'lines=1..20' vendor verbs --pin "$pin" --passport-file "$place/handle"
check 'and reads the last lines' 0 '12:00:58 web: all is well
12:00:59 web: all is well' call log.tail lines=2
check 'more lines than were lent are refused' 7 NOT_LENT call log.tail lines=21
check 'so is another log' 7 UNDECLARED call log.tail lines=2 service=db
check 'so is what is no verb' 7 '' call log.delete service=web

# She follows the log; a line is written; and the owner ends the session.
(
  code=0
  call log.follow > "$place/followed" 2>&1 || code=$?
  echo "exit code $code" >> "$place/followed"
) &
vendor=$!
await '12:00:59' "$place/followed"
echo '12:01:00 web: something is wrong' >> /logs/web.log
await 'something is wrong' "$place/followed"
check 'the owner ends the session, while the vendor follows the log' 0 revoked owner share revoke "$session"
wait "$vendor"
check 'what the vendor ran is ended' 0 REVOKED grep REVOKED "$place/followed"
check 'the owner has all of it written down' 0 'log.tail' owner log --share
check 'unchanged' 0 '0 wrong' owner log verify
check 'the vendor has what the owner signed about both calls' 0 '2 receipts' vendor log verify
