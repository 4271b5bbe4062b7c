#!/usr/bin/env bash
# Boots Debian's kernel in an emulated machine with a simulated TPM and runs GuestMain there, as two users.
# Usage: guest.sh DIRECTORY KERNEL-PACKAGES JAVA-HOME CLASS-PATH
set -euo pipefail
cd "$1"
packages=$2 java=$3 classpath=$4

dpkg-deb -x "$packages"/linux-image-*.deb kernel
root=root
mkdir -p $root/{bin,dev,proc,sys,tmp,etc,app}
"$java/bin/jlink" --add-modules java.base,java.logging --strip-debug --no-header-files --no-man-pages --output $root/jre
cp "$(command -v busybox)" $root/bin/

# What the program and its suite need of the class path: a directory each, or a jar.
number=0 inside=
IFS=: read -ra entries <<< "$classpath"
for entry in "${entries[@]}"; do
  case $entry in
    *keyring-native/target/* | *junit-jupiter-api* | *opentest4j* | *junit-platform-commons* | *apiguardian* \
      | *bcprov* | *jspecify*)
      number=$((number + 1))
      cp -rL "$entry" "$root/app/$number"
      inside+=:/app/$number
      ;;
  esac
done

# The libraries that the runtime is linked to.
ldd "$root/jre/bin/java" "$root"/jre/lib/*.so "$root/jre/lib/server/libjvm.so" | grep -o '/[^ )]*' | grep -v ':$' \
  | sort -u | while read -r library; do
    [ -f "$root$library" ] || install -D "$library" "$root$library"
  done

printf 'root:x:0:0::/:/bin/sh\nmember:x:1001:1001::/tmp:/bin/sh\nstranger:x:1002:1002::/tmp:/bin/sh\n' > $root/etc/passwd
printf 'root:x:0:\ntss:x:109:member\nmember:x:1001:\nstranger:x:1002:\n' > $root/etc/group
cat > $root/init << INIT
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev; chmod 1777 /tmp
# As Debian's rules for devices have it.
chown 0:109 /dev/tpmrm0; chmod 660 /dev/tpmrm0
run() { su \$1 -c "/jre/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp ${inside#:} dev.sessionvault.root.tpm.GuestMain \$1"; }
echo
run member
run stranger
echo "the guest has ended"
poweroff -f
INIT
chmod +x $root/init
(cd $root && find . | cpio -o -H newc 2> /dev/null | gzip -1) > initrd

mkdir state
swtpm_setup --tpm2 --tpmstate "$PWD/state" --createek --ecc --pcr-banks sha256 > /dev/null
swtpm socket --tpm2 --tpmstate "dir=$PWD/state" --ctrl "type=unixio,path=$PWD/tpm.sock" --terminate &
for _ in $(seq 100); do [ -S tpm.sock ] && break; sleep 0.1; done

exec qemu-system-x86_64 -accel tcg,thread=multi -cpu max -m 1024 -smp 2 -nographic -no-reboot -nodefaults -serial stdio \
  -kernel kernel/boot/vmlinuz-* -initrd initrd -append "console=ttyS0 quiet panic=-1 no_timer_check" \
  -chardev "socket,id=tpm,path=$PWD/tpm.sock" -tpmdev emulator,id=tpm0,chardev=tpm -device tpm-tis,tpmdev=tpm0
