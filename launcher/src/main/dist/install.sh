#!/bin/sh
# install.sh [--prefix DIR] [--uninstall]: puts sv into DIR/lib/sv and a link to it into DIR/bin. DIR is ~/.local, or
# /usr/local for root. Nothing else is written; vaults are left alone, also by --uninstall.
set -eu

fail() {
  echo "sv: error: install: $1" >&2
  [ -z "${2-}" ] || echo "sv: hint: $2" >&2
  exit 1
}

here=$(cd "$(dirname "$0")" && pwd -P)
if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=${HOME:-}/.local; fi
uninstall=
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) [ $# -gt 1 ] || fail '--prefix: no directory was given'; prefix=$2; shift ;;
    --prefix=*) prefix=${1#*=} ;;
    --uninstall) uninstall=yes ;;
    --help | -h) sed -n 's/^# \{0,1\}//; 2,3p' "$0"; exit 0 ;;
    *) fail "$1: not an option" './install.sh --help' ;;
  esac
  shift
done
case $prefix in /?*) ;; *) fail "$prefix: want an absolute directory" ;; esac
lib=$prefix/lib/sv
link=$prefix/bin/sv

is_ours() {
  [ -h "$link" ] && [ "$(readlink "$link")" = ../lib/sv/bin/sv ]
}

# A directory of that name which is not ours stays as it is.
if [ -e "$lib" ] && [ ! -e "$lib/lib/SHA256SUMS" ]; then fail "$lib: is there already, and is no sv"; fi
if { [ -e "$link" ] || [ -h "$link" ]; } && ! is_ours; then fail "$link: is there already, and is not ours"; fi

if [ -n "$uninstall" ]; then
  rm -rf "$lib"
  rm -f "$link"
  echo "removed $link and $lib; vaults were left alone"
  exit 0
fi

[ "$(uname -s)" = Linux ] || fail "$(uname -s): this archive is for Linux"
(cd "$here/sv" && sha256sum --check --strict --quiet lib/SHA256SUMS) \
  || fail "$here/sv: files are not what they were when they were packed" 'download it again'
mkdir -p "$prefix/lib" "$prefix/bin"
rm -rf "$lib.new"
cp -R "$here/sv" "$lib.new"
# Proven before it takes the old one's place.
"$lib.new/bin/sv" --version > /dev/null || fail "$lib.new: it does not start on this machine" 'it needs glibc'
rm -rf "$lib"
mv "$lib.new" "$lib"
ln -sfn ../lib/sv/bin/sv "$link"
echo "installed $("$link" --version): $link"
case :${PATH:-}: in
  *:"$prefix/bin":*) echo 'next: sv init' ;;
  *) echo "next: put $prefix/bin on your PATH, then: sv init" ;;
esac
