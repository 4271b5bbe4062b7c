# Becomes a command for which the terminal $1 is /dev/tpmrm0, in a /dev of its own on the empty directory $2. Runs in a
# mount namespace that nobody else sees.
terminal=$1 dev=$2
shift 2
mount -t tmpfs -o mode=755 tmpfs "$dev"
for node in null zero full random urandom tty; do
  : > "$dev/$node"
  mount --bind "/dev/$node" "$dev/$node"
done
mkdir "$dev/pts" "$dev/shm"
mount --rbind /dev/pts "$dev/pts"
mount --rbind /dev/shm "$dev/shm"
ln -s pts/ptmx "$dev/ptmx"
ln -s /proc/self/fd "$dev/fd"
: > "$dev/tpmrm0"
mount --bind "$terminal" "$dev/tpmrm0"
mount --move "$dev" /dev
# Who is not root got the power to mount for this only.
[ "$(id -u)" = 0 ] || set -- setpriv --inh-caps=-all --ambient-caps=-all "$@"
exec "$@"
