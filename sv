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
stamp=$here/launcher/target/.built

is_current() {
  [ -e "$stamp" ] && [ -x "$image/bin/sv" ] && [ -z "$(find "$here/pom.xml" "$here/.mvn" "$here"/*/pom.xml "$here"/*/src/main \
    "$here/launcher/src/image" -type f -newer "$stamp" 2> /dev/null | head -n 1)" ]
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
  jdk=$(sh "$here/launcher/src/image/find-jdk.sh")
  log=$here/launcher/target/build.log
  touch "$log.started"
  echo "sv: building with $jdk, once; this takes a minute or two" >&2
  if ! (cd "$here" && JAVA_HOME=$jdk ./mvnw -B -q -ntp -pl launcher package -Dmaven.test.skip=true \
    -Dspotless.check.skip=true -Dforbiddenapis.skip=true) > "$log" 2>&1; then
    echo "sv: error: build: $here: maven failed" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
  mv "$log.started" "$stamp"
}

if ! is_current; then
  lock
  is_current || build
  unlock
fi
exec "$image/bin/sv" "$@"
