#!/bin/sh
# machine.sh EMPTY-DIRECTORY COMMAND...: runs the command where / is a file system of its own, in memory, and so /etc is.
# All other directories are this machine's. It needs no root: where the caller is not, he becomes it in a user namespace.
set -eu

if [ "$1" != --inside ]; then
  own=$([ "$(id -u)" = 0 ] || echo --user --map-root-user)
  # shellcheck disable=SC2086
  exec unshare $own --mount --propagation private "$0" --inside "$@"
fi

root=$2
shift 2
mount -t tmpfs -o mode=755 tmpfs "$root"
for entry in /*; do
  if [ -h "$entry" ]; then
    cp -P "$entry" "$root/"
  elif [ -d "$entry" ] && [ "$entry" != /etc ]; then
    mkdir "$root$entry"
    mount --rbind "$entry" "$root$entry"
  fi
done
# What only the real root may read is left out, and so is what the machine lends.
cp -RP /etc "$root/" 2> /dev/null || true
rm -rf "$root/etc/sv"
exec chroot "$root" "$@"
