#!/bin/sh
# dist.sh TARGET VERSION: packs TARGET/sv into TARGET/sv-VERSION-linux-ARCHITECTURE.tar.xz and writes its checksum
# beside it. The same files give the same archive: names are sorted, owners and times are fixed.
set -eu

target=$1
version=${2%-SNAPSHOT}
here=$(cd "$(dirname "$0")" && pwd -P)
case $(uname -m) in x86_64) architecture=x64 ;; *) architecture=$(uname -m) ;; esac
name=sv-$version-linux-$architecture
stage=$target/image/$name

rm -rf "$stage"
mkdir -p "$stage"
cp -R "$target/sv" "$stage/sv"
cp "$here/../main/dist/install.sh" "$target/sv.cdx.json" "$stage/"
chmod 755 "$stage/install.sh"
cd "$target/image"
# A dictionary of 64 MB: the two archives of classes have much in common, and lie that far apart.
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=go-w "$name" \
  | xz --threads=1 -9 --extreme > "$target/$name.tar.xz"
cd "$target"
sha256sum "$name.tar.xz" > "$name.tar.xz.sha256"
rm -rf "$stage"
