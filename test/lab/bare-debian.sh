#!/bin/bash
# Two bare Debian machines of this host's release in chroots, with Node and npm and nothing else; on the first a fresh clone is told
# "npm start", on the second "npm test". Prints what happened and how long it took.
#
#   test/lab/bare-debian.sh [FOLDER]       as root, on Debian; FOLDER (default: a temporary one) needs 8 GB
#
# Node, npm and the host's own network settings (apt sources, certificates, npm configuration) are taken from the host, since a
# machine that reaches the network some other way could install nothing. The clone is of the last commit.
set -euo pipefail

[ "$(id -u)" = 0 ] || { echo 'bare-debian: debootstrap and chroot need root' >&2; exit 2; }
for tool in debootstrap Xvfb xdotool; do
  command -v "$tool" >/dev/null || { echo "bare-debian: install $tool first" >&2; exit 2; }
done
checkout=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
. /etc/os-release
node=$(readlink -f "$(command -v node)")
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' "Suite: $VERSION_CODENAME" | head -n 1)
server=
trap 'kill $server 2>/dev/null || true; for one in first second; do leave "$folder/$one"; done' EXIT

leave() {
  for inner in dev/shm dev/pts dev proc sys; do
    if mountpoint -q "$1/$inner"; then umount --lazy "$1/$inner"; fi
  done
}

# Ends what runs in a root. Not by closing its window: without a window manager nobody passes that on.
end() {
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root")" = "$1" ]; then kill "${process##*/}" 2>/dev/null || true; fi
  done
}

# A root with the packages of debootstrap's smallest variant.
bare() {
  debootstrap --variant=minbase "$VERSION_CODENAME" "$folder/base" "$mirror" >"$folder/debootstrap.log"
  rm -rf "$folder/base/etc/apt"
  cp -a /etc/apt "$folder/base/etc/apt"
  mkdir -p "$folder/base/etc/ssl" "$folder/base/usr/lib/node_modules"
  cp -rL /etc/ssl/certs "$folder/base/etc/ssl/"
  cp -r /usr/local/share/ca-certificates "$folder/base/usr/local/share/"
  install -m 755 "$node" "$folder/base/usr/bin/node"
  cp -r "$npm" "$folder/base/usr/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$folder/base/usr/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$folder/base/usr/bin/npx"
  for file in "$(npm config get userconfig)" "$(npm config get globalconfig)"; do
    if [ -f "$file" ]; then install -D -m 600 "$file" "$folder/base$file"; fi
  done
  cp -L /etc/resolv.conf /etc/hosts "$folder/base/etc/"
}

enter() { # ROOT COMMAND…
  local root=$1
  shift
  for inner in proc sys dev dev/pts dev/shm; do
    if ! mountpoint -q "$root/$inner"; then mount --bind "/$inner" "$root/$inner"; fi
  done
  local kept=()
  while IFS= read -r entry; do kept+=("$entry"); done < <(env | grep -E '^([A-Za-z_]*(CERT|CA_BUNDLE|PROXY|proxy)[A-Za-z_]*)=')
  chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "${kept[@]}" "$@"
}

clone() { # NAME
  cp -a "$folder/base" "$folder/$1"
  git clone --quiet --no-hardlinks "$checkout" "$folder/$1/root/postmender"
}

seconds() { date +%s; }

[ -x "$folder/base/usr/bin/node" ] || bare
rm -rf --one-file-system "$folder/first" "$folder/second"

clone first
rm -f "$folder/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 >/dev/null 2>&1 3>"$folder/display" &
server=$!
until [ -s "$folder/display" ]; do sleep 0.1; done
display=:$(cat "$folder/display")
began=$(seconds)
enter "$folder/first" env DISPLAY="$display" sh -c 'cd /root/postmender && exec npm start -- --example stuck-outbox' >"$folder/start.log" 2>&1 &
program=$!
until DISPLAY=$display xdotool search --onlyvisible --name 'Postmender$' >"$folder/window" 2>/dev/null; do
  if ! kill -0 $program 2>/dev/null || [ $(($(seconds) - began)) -gt 900 ]; then
    tail -n 20 "$folder/start.log" >&2
    echo 'bare-debian: npm start opened no window' >&2
    exit 1
  fi
  sleep 1
done
echo "npm start: the window is open after $(($(seconds) - began)) s"
end "$folder/first"
wait $program || true
leave "$folder/first"
rm -rf --one-file-system "$folder/first"

clone second
began=$(seconds)
code=0
enter "$folder/second" sh -c 'cd /root/postmender && CI=true exec npm test' >"$folder/test.log" 2>&1 </dev/null || code=$?
echo "npm test: $(tail -n 1 "$folder/test.log"), after $(($(seconds) - began)) s"
[ "$code" = 0 ] || echo "bare-debian: see $folder/test.log" >&2
exit "$code"
