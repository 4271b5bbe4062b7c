#!/bin/sh
# Builds sv on first use and whenever a source is newer than what was built, then becomes the built program.
set -eu

here=$0
while [ -h "$here" ]; do
  link=$(readlink "$here")
  case $link in /*) here=$link ;; *) here=$(dirname "$here")/$link ;; esac
done
here=$(cd "$(dirname "$here")" && pwd -P)
image=$here/launcher/target/sv
stamp=$image/.built

# The major version of a JDK with a compiler, or nothing.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# A long-term release goes before any other, a newer one before an older: 25 before 21 before 17 before 26.
rank() {
  case $(($1 >= 17 ? ($1 - 17) % 4 : 9)) in
    0) echo $((1000 + $1)) ;;
    9) echo 0 ;;
    *) echo "$1" ;;
  esac
}

find_jdk() {
  best=0
  jdk=
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(jdk_version "$candidate")
    [ -n "$version" ] || continue
    score=$(rank "$version")
    if [ "$score" -gt "$best" ]; then
      best=$score
      jdk=$candidate
    fi
  done
  if [ -z "$jdk" ]; then
    echo 'sv: error: build: no JDK found: want Java 17 or newer, with javac' >&2
    echo 'sv: hint: install one (Debian: apt install openjdk-17-jdk-headless), or set JAVA_HOME' >&2
    exit 1
  fi
}

is_current() {
  [ -e "$stamp" ] && [ -z "$(find "$here/pom.xml" "$here/.mvn" "$here"/*/pom.xml "$here"/*/src/main \
    -type f -newer "$stamp" 2> /dev/null | head -n 1)" ]
}

# Two terminals may both find that nothing is built; the second waits, and then has nothing left to do.
lock() {
  mkdir -p "$here/launcher/target"
  until mkdir "$here/launcher/target/.building" 2> /dev/null; do
    kill -0 "$(cat "$here/launcher/target/.building/pid" 2> /dev/null || echo $$)" 2> /dev/null \
      || rm -rf "$here/launcher/target/.building"
    sleep 1
  done
  echo $$ > "$here/launcher/target/.building/pid"
  trap 'rm -rf "$here/launcher/target/.building"' EXIT
  trap 'exit 130' INT TERM HUP
}

unlock() {
  trap - EXIT INT TERM HUP
  rm -rf "$here/launcher/target/.building"
}

build() {
  find_jdk
  log=$here/launcher/target/build.log
  touch "$log.started"
  echo "sv: building with $jdk, once; this takes about a minute" >&2
  if ! (cd "$here" && JAVA_HOME=$jdk ./mvnw -B -q -ntp -pl launcher -am package -Dmaven.test.skip=true) > "$log" 2>&1; then
    echo "sv: error: build: $here: maven failed" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
  ln -sfn "$jdk" "$image/runtime"
  mv "$log.started" "$stamp"
}

if ! is_current; then
  lock
  is_current || build
  unlock
fi
exec "$image/bin/sv" "$@"
