#!/bin/sh
# Tells and checks what README.md says, in a throw-away directory but for what Maven makes. Ends with 0 only if all of
# it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}
sv=$(cd "$(dirname "$sv")" && pwd -P)/${sv##*/}
"$sv" --version # is built, if it was not
agent=$(dirname "$(readlink -f "$sv")")/../lib/sv-agent.jar
[ -e "$agent" ] || agent=$here/../../launcher/target/sv/lib/sv-agent.jar

classes="$here/target/classes:$here/target/dependency/*"
if [ -z "$(find "$here/target/built" -newer "$here/pom.xml" 2> /dev/null)" ] \
  || [ -n "$(find "$here/src" -newer "$here/target/built")" ]; then
  (cd "$here" && ../../mvnw -B -q -ntp -f pom.xml compile dependency:copy-dependencies)
  touch "$here/target/built"
fi

place=$(cd "$(mktemp -d)" && pwd -P)
api='' ask=''
end() {
  [ -z "$api" ] || kill "$api" || true
  [ -z "$ask" ] || kill "$ask" || true
  rm -rf "$place"
}
trap end EXIT
trap 'exit 1' HUP INT TERM
mkdir "$place/shop" "$place/blog"
(umask 077 && echo 'four words on paper' > "$place/passphrase")
# No proxy leads to an API on this machine, and no other agent comes along.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy

# await TEXT FILE: until it is there, a minute at most.
await() {
  tries=0
  until grep -q "$1" "$2"; do
    tries=$((tries + 1))
    if [ "$tries" = 600 ]; then
      printf 'not so: %s is never in %s:\n' "$1" "$2" >&2
      cat "$2" "$place/ask.err" >&2
      exit 1
    fi
    sleep 0.1
  done
}

# has WHAT COUNT PATTERN FILE: so many lines are like that.
has() {
  actual=$(grep -aEc -e "$3" "$4" || true)
  [ "$actual" = "$2" ] || { printf 'not so: %s: %s lines like %s\n' "$1" "$actual" "$3" >&2; exit 1; }
  printf 'ok: %s\n' "$1"
}

java -cp "$classes" example.Api > "$place/api.log" &
api=$!
key=sk-ant-example-of-the-shop-0123456789abcdef
export SV_HOME="$place/sv"
"$sv" init --root passphrase --passphrase-fd 3 --recovery-fd 4 3< "$place/passphrase" 4> "$place/recovery-code"
echo "$key" | "$sv" --passphrase-fd 3 add claude --project "$place/shop" --stdin 3< "$place/passphrase"
await port "$place/api.log"

# The program, as anybody would start it, but for -javaagent; and what a forgotten profile has put into its environment.
ask() {
  ANTHROPIC_BASE_URL=http://127.0.0.1:$(sed -n 's/^port //p' "$place/api.log") \
    ANTHROPIC_API_KEY=sk-ant-forgotten-in-the-profile OPENAI_API_KEY=sk-forgotten-too \
    exec java "-javaagent:$agent=tool=claude,passphrase-fd=3,timeout=60,sv=$sv" -cp "$classes" example.Ask \
    3< "$place/passphrase"
}
mkfifo "$place/input"
cd "$place/shop"
: > "$place/ask.log"
ask < "$place/input" > "$place/ask.log" 2> "$place/ask.err" &
ask=$!
exec 5> "$place/input"
await waiting "$place/ask.log"

has 'the SDK was answered' 1 '^A server of' "$place/ask.log"
has "the API was sent the vault's key" 1 "^key $key$" "$place/api.log"
has 'and no other' 1 '^key ' "$place/api.log"
cat "/proc/$ask/environ" > "$place/environ"
has 'the environment of the process does not have it' 0 "$key" "$place/environ"
has 'a child was started' 1 '^PATH=' "$place/ask.log"
has "its environment has no key, neither the vault's nor a forgotten one" 0 '_API_KEY=' "$place/ask.log"

jcmd "$ask" VM.system_properties > "$place/properties"
has 'the system properties do not have it' 0 "$key" "$place/properties"
jcmd "$ask" GC.class_histogram > "$place/histogram"
has 'there is one holder of the key' 1 ' 1 +[0-9]+ +dev\.sessionvault\.agent\.boot\.HeldKey' "$place/histogram"
has 'what has installed it is gone' 0 'sessionvault\.agent\.(install|asm)' "$place/histogram"
jcmd "$ask" GC.heap_dump "$place/heap" > "$place/dumped"
[ "$(grep -ac "$key" "$place/heap")" -gt 0 ]
echo 'ok: a heap dump has the key, since the SDK keeps it'

exec 5>&-
code=0
wait "$ask" || code=$?
ask=
[ "$code" = 0 ]
cat "$place/ask.err" >&2
has 'all that time nothing was said on standard error' 0 . "$place/ask.err"

cd "$place/blog"
(ask < /dev/null > "$place/ask.log" 2> "$place/ask.err") || code=$?
[ "$code" = 3 ]
has 'in the project next door the program does not start' 1 'sv: error: .*claude' "$place/ask.err"
has 'and the API is asked nothing' 1 '^key ' "$place/api.log"
