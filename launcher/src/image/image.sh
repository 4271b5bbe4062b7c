#!/bin/sh
# image.sh PARTS OUT [JDK]: makes the program as it is shipped, one directory that works wherever it lies.
#
#   bin/sv         finds the rest of it and starts the runtime
#   runtime/       a Java runtime with nothing but what sv needs; sv itself is one module of it, without a class path
#   lib/options    how the runtime is started
#   lib/run.jsa    classes as they lie in memory, for the verbs that hand out a key
#   lib/rest.jsa   the same for all other verbs; together they would slow down the first by a tenth
#   lib/sv-relay.jar, lib/relay.options
#                  the relay, a program of its own: `sv relay serve` and `sv relay token`
#   lib/sv-reflect.jar
#                  what `sv reflect` as a server of MCP needs beside the module
#   legal/         the libraries' licences; the runtime's own are in runtime/legal
#   lib/sv-agent.jar the Java agent: launcher/AGENT.md
#   lib/SHA256SUMS what every file of it must be
#
# PARTS is what Maven has put together, as launcher/pom.xml says: our classes and the libraries', picocli's source,
# JNA's native library, the relay's jar, and the jar of the server of MCP.
set -eu

parts=$1
out=$2.new
here=$(cd "$(dirname "$0")" && pwd -P)
jdk=${3:-$(sh "$here/find-jdk.sh")}
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
architecture=$(uname -m | tr _ -)
triplet=$(uname -m)-linux-gnu
main=sv/dev.sessionvault.launcher.Main
work=$parts/work
java=$out/runtime/bin/java
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH

# What an image is made of, and by what.
inputs() {
  (cd "$parts" && find . -path ./work -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  (cd "$here/.." && find image main/dist -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  cat "$jdk/release"
}

is_made() {
  [ -f "$1/lib/SHA256SUMS" ] && [ -f "$1.inputs" ] && [ "$(inputs)" = "$(cat "$1.inputs")" ] \
    && (cd "$1" && sha256sum --check --status lib/SHA256SUMS)
}

make_runtime() {
  rm -rf "$work" "$out"
  mkdir -p "$work/classes" "$out/bin" "$out/lib"
  (cd "$work/classes" && "$jdk/bin/jar" --extract --file "$parts/classes.jar" && rm -rf META-INF)
  # Over the libraries' classes go our stand-ins, each of which says why.
  find "$here/java" "$parts/picocli" -name '*.java' > "$work/sources"
  "$jdk/bin/javac" --release 17 -Xlint:-options -d "$work/classes" --patch-module sv="$work/classes" "@$work/sources"
  "$jdk/bin/jar" --create --file "$work/sv.jar" -C "$work/classes" .
  # The relay looks at what it uses of its machine, and Netty must be told to be silent.
  modules=sv,java.logging,jdk.management
  # Ed25519 and the curves of TLS came into the base with Java 22.
  [ "$version" -ge 22 ] || modules=$modules,jdk.crypto.ec
  # The runtime's own classes share their names, 10 MB less: its own code reads them as fast. Ours would be put together
  # by Java code, which is slow at a start; and all zipped would start a quarter slower when there is no archive. A linker
  # that no longer knows this makes the larger runtime.
  link '--compress=1:filter=/java.*/**,/jdk.*/**' 2> "$work/link.log" || link
  # A fifth of it names what is never looked up.
  if command -v strip > /dev/null; then strip --strip-unneeded "$out/runtime/lib/server/libjvm.so"; fi
  # No word of these is read here: for TLS by the runtime's own provider, for cookies, for sorting large arrays by the
  # newest processors' instructions, for making class lists and key stores, and for compilers that look into a runtime.
  (cd "$out/runtime" && rm -f lib/security/cacerts lib/security/public_suffix_list.dat lib/libsimdsort.so lib/classlist \
    lib/jrt-fs.jar bin/keytool)
  cp "$parts/jna/com/sun/jna/linux-$architecture/libjnidispatch.so" "$out/lib/"
  cp "$here/../main/dist/bin/sv" "$out/bin/sv"
  cp "$parts/../sv-agent.jar" "$out/lib/"
  chmod 755 "$out/bin/sv"
  copy_licences
}

# Without BoringSSL, which would be 1.4 MB: there the relay takes Java's own TLS. `sv-relay.jar` by itself has it.
make_relay() {
  mkdir -p "$work/relay"
  (cd "$work/relay" && "$jdk/bin/jar" --extract --file "$parts/relay.jar" && rm -f META-INF/native/libnetty_tcnative_*)
  "$jdk/bin/jar" --create --file "$out/lib/sv-relay.jar" --manifest "$work/relay/META-INF/MANIFEST.MF" \
    --date 2026-11-01T00:00:00Z -C "$work/relay" .
  cp "$here/relay.options" "$out/lib/relay.options"
  mkdir -p "$out/legal/sv-relay"
  cp -R "$work/relay/META-INF/license" "$work/relay/META-INF/NOTICE" "$work"/relay/META-INF/LICENSE* "$out/legal/sv-relay/"
}

link() {
  rm -rf "$out/runtime"
  "$jdk/bin/jlink" --module-path "$work/sv.jar" --add-modules "$modules" --output "$out/runtime" \
    --strip-java-debug-attributes --no-header-files --no-man-pages "$@"
}

# Jackson names two types of XML, which no value here has. Java's XML would be 8 MB.
make_reflect() {
  mkdir -p "$work/reflect"
  (cd "$work/reflect" && "$jdk/bin/jar" --extract --file "$parts/reflect.jar")
  "$jdk/bin/javac" --release 17 --limit-modules java.base -d "$work/reflect" "$here"/reflect/org/w3c/dom/*.java
  "$jdk/bin/jar" --create --file "$out/lib/sv-reflect.jar" --manifest "$work/reflect/META-INF/MANIFEST.MF" \
    --date 2026-11-01T00:00:00Z -C "$work/reflect" .
}

copy_licences() {
  for library in "$parts"/legal/*/META-INF; do
    [ -d "$library" ] || continue
    name=$(basename "${library%/META-INF}")
    mkdir -p "$out/legal"
    cp -R "$library" "$out/legal/${name%-jar}"
  done
  cp "$here/LIBRARIES.md" "$out/legal/"
}

write_options() {
  # Java 17's serial collector cannot use the archived module graph: its default collector starts faster there.
  if [ "$version" -ge 24 ]; then collector=Serial archiving=-XX:+AOTClassLinking; else collector=G1 archiving=; fi
  sed "s/@COLLECTOR@/$collector/; s/@TRIPLET@/$triplet/g" "$here/options" > "$out/lib/options"
}

# One real command, by bin/sv, in a home of its own. Its runtime writes down the classes that it loads.
train() {
  list=$1
  shift
  env -i PATH="$work/bin:/usr/bin:/bin" HOME="$work/home" SV_HOME="$work/home/sv" "$out/bin/sv" --passphrase-fd=3 "$@" \
    < "$work/key" 3< "$work/passphrase" 4> /dev/null > "$work/answer" 2>&1 && code=0 || code=$?
  if [ $code != "$expected" ]; then
    echo "sv: error: build: training: sv $*: code $code" >&2
    cat "$work/answer" >&2
    exit 1
  fi
  # Class numbers differ from run to run, and nothing needs them.
  sed 's/ id: [0-9]*//' "$work/one.list" >> "$list"
}

train_all() {
  mkdir -p "$work/bin" "$work/home/project"
  echo 'four words on paper' > "$work/passphrase"
  echo 'sk-ant-api03-made-up' > "$work/key"
  # A tool that cannot be started: whoever becomes one writes nothing down any more.
  printf '#!/nonexistent\n' > "$work/bin/claude"
  chmod 755 "$work/bin/claude"
  cd "$work/home/project"
  made_up=sk-ant-api03-$(echo made up | sha256sum | cut -c1-64)AA
  for file in .env .bashrc; do
    echo "export ANTHROPIC_API_KEY=$made_up" > "$file"
  done
  echo "{\"env\": {\"ANTHROPIC_API_KEY\": \"$made_up\"}}" > settings.json
  printf '"-XX:DumpLoadedClassList=%s"\n' "$work/one.list" >> "$out/lib/options"
  expected=0
  train "$work/rest" init --root passphrase --recovery-fd 4
  for line in 'add claude --stdin --force' list 'list --json' 'which claude' tools 'tools claude' --version --help \
    'help run' 'root list' lock 'root test' 'wrap --list' 'complete -- run c' log 'log verify' \
    'scan ../../bin' 'scan --json ../../bin' 'import --yes .env .bashrc settings.json'; do
    # shellcheck disable=SC2086 # words
    train "$work/rest" $line
  done
  # There is something to do: this sv is not along PATH.
  expected=1
  train "$work/rest" doctor
  expected=0
  # Its use is written down when it was last used two seconds ago: that too belongs to a run.
  train "$work/rest" add claude --stdin --force --ttl 2m
  sleep 2
  expected=126
  train "$work/run" run claude -- a
  train "$work/run" exec claude -- "$work/bin/claude"
  expected=0
  train "$work/run" run --dry-run claude
  train "$work/run" helper claude
  train "$work/run" env claude
}

# The other roots need a keyring or a TPM, which the machine that builds may not have.
add_roots() {
  sed '/^#/d; /^$/d' "$here/roots.classes" >> "$work/run"
  (cd "$work/classes" && find dev/sessionvault/root -name '*.class' ! -path '*/choice/*' ! -path '*/macos/*' ! -path '*/windows/*' \
    ! -name package-info.class) \
    | sed 's/\.class$//' >> "$work/run"
}

archive() {
  awk '!seen[$0]++' "$work/$1" > "$work/$1.list"
  # shellcheck disable=SC2086 # one option or none
  "$java" "@$out/lib/options" "-Djna.boot.library.path=$out/lib" $archiving -Xshare:dump \
    "-XX:SharedClassListFile=$work/$1.list" "-XX:SharedArchiveFile=$out/lib/$1.jsa" -m "$main" \
    > "$work/$1.log" 2>&1 || { tail "$work/$1.log" >&2; exit 1; }
}

# From the same inputs it would be the same: half a minute that a second build can do without.
if is_made "$2"; then exit 0; fi
rm -f "$2.inputs"
make_runtime
make_relay
make_reflect
write_options
train_all
write_options
add_roots
archive run
archive rest
(cd "$out" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum > lib/SHA256SUMS)
rm -rf "$2"
mv "$out" "$2"
inputs > "$2.inputs"
