#!/bin/sh
# Prints the home of the best JDK of this machine, or says that there is none. Best: with a compiler and a linker, a
# long-term release before any other, a newer one before an older: 25 before 21 before 17 before 26.
set -eu

version_of() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

rank() {
  case $(($1 >= 17 ? ($1 - 17) % 4 : 9)) in
    0) echo $((1000 + $1)) ;;
    9) echo 0 ;;
    *) echo "$1" ;;
  esac
}

on_path=$(command -v javac || true)
[ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
best=0
jdk=
for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  version=$(version_of "$candidate")
  [ -n "$version" ] || continue
  score=$(rank "$version")
  if [ "$score" -gt "$best" ]; then
    best=$score
    jdk=$candidate
  fi
done
if [ -z "$jdk" ]; then
  echo 'sv: error: build: no JDK found: want Java 17 or newer, with javac and jlink' >&2
  echo 'sv: hint: install one (Debian: apt install openjdk-17-jdk-headless), or set JAVA_HOME' >&2
  exit 1
fi
echo "$jdk"
