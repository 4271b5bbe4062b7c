#!/bin/sh
# Tells and checks, in a throw-away directory, what README.md says. Ends with 0 only if all of it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}

# An editor has nobody to ask, so the vault's key lies in a login keyring: one of our own, on a bus of its own.
if [ "${1-}" != inside ]; then
  sv=$(cd "$(dirname "$sv")" && pwd -P)/${sv##*/}
  "$sv" --version # is built, if it was not
  place=$(cd "$(mktemp -d)" && pwd -P)
  trap 'rm -rf "$place"' EXIT
  trap 'exit 1' HUP INT TERM
  mkdir -p "$place/home" "$place/bin" "$place/shop" "$place/blog" && mkdir -m 700 "$place/run"
  # What tells a program where this user's own files, bus and screen are.
  for variable in $(env | sed -n 's/^\(XDG_[A-Z_]*\)=.*/\1/p') DISPLAY WAYLAND_DISPLAY; do
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

# check WHAT TEXT COMMAND...: the command ends well, and this is all that it prints.
check() {
  what=$1 text=$2
  shift 2
  said=$("$@" 2> "$place/complaint") || said="$said, and ended with $?: $(cat "$place/complaint")"
  if [ "$said" = "$text" ]; then
    printf 'ok: %s\n' "$what"
  else
    printf 'not so: %s\nwanted "%s", got:\n%s\n' "$what" "$text" "$said" >&2
    exit 1
  fi
}

cp "$here/claude" bin/
ln -s "$sv" bin/sv
"$sv" init --root secret-service --recovery-fd 4 4> recovery-code
echo sk-ant-example-of-the-shop-0123456789-aude | "$sv" add claude --project "$place/shop" --stdin
cp -R "$here/before/." shop

# A person, once: each shows what it changes, and would ask but for --yes.
for editor in vscode intellij zed; do
  "$sv" ide "$editor" claude --project "$place/shop" --yes > changes
done
"$sv" ide intellij --agent claude --project "$place/shop" --yes > changes
# Where sv is installed below a home directory, it is written like this.
template=.idea/runConfigurations/_template__of_Application.xml
cp -R shop written
sed "s|-javaagent:.*/lib/sv-agent|-javaagent:\$USER_HOME\$/.local/lib/sv/lib/sv-agent|" "shop/$template" \
  > "written/$template"
check 'the files are those that are shown here' '' diff -r "$here/after" written

# What each editor then starts, in the project, with what it has in its own environment: a key that was forgotten.
export PATH="$place/bin:$PATH" OPENAI_API_KEY=sk-example-forgotten-in-the-profile
key='claude: ANTHROPIC_API_KEY=...aude'
cd shop

# The program and the words of a line of JSON.
words() {
  sed -n "/\"$1\": \"sv\"/,/\"args\"/p" "$2" | grep -oE '"[^"]*"' | sed '/^"\('"$1"'\|args\)"$/d; s/"//g' | head -n 3
}
vscode=$(words command .vscode/tasks.json)
terminal=$(sed -n 's/.*profiles\.linux": { "sv: claude": { "path": "\(.*\)", "args": \["\(.*\)", "\(.*\)"\] } }.*/\1 \2 \3/p' \
  .vscode/settings.json)
zed=$(words command .zed/tasks.json)
intellij=$(sed -n 's/.*"SCRIPT_TEXT" value="\(.*\)".*/\1/p' .idea/runConfigurations/sv_claude.xml)
# shellcheck disable=SC2086
{
  check "the task of VS Code gives claude its key and no other" "$key" $vscode
  check "so does its terminal" "$key" $terminal
  check "so does the task of Zed" "$key" $zed
}
check 'so does the run configuration of IntelliJ' "$key" /bin/sh -c "$intellij"

options=$(sed -n 's/.*"VM_PARAMETERS" value="\(.*\)".*/\1/p' "$template")
check 'a Java program that is run by IntelliJ has it too' 'Main: ANTHROPIC_API_KEY=...aude' java "$options" src/Main.java

cd "$place"
for editor in vscode intellij zed; do
  "$sv" ide "$editor" --remove --project "$place/shop" --yes > changes
done
find shop -type d -empty -delete # git does not know them
check 'taken away again, the project is what it was' '' diff -r "$here/before" shop
