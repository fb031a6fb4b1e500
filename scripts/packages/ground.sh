# shellcheck shell=bash
# What the checks of packages stand on: to be sourced by scripts/check-packages.

# What the exposure of a unit may be at most, as `systemd-analyze security` reckons it.
exposure_max=2.0
# What is in the fresh Debian: a proxy, and what the package depends on, so that it is installed without a network.
chroot_packages=ca-certificates,libssl3,nginx-light,passwd
# The checks' own ports, all of the loopback interface.
pages_port=$((20000 + RANDOM % 10000))
tls_port=$((pages_port + 1))
site=contacts.example.org
# Of whoever signs in; the hash is a weak one, so that it is quick.
password='correct horse battery staple'
# shellcheck disable=SC2016 # it is what it looks like
password_hash='$argon2id$v=19$m=64,t=1,p=1$HwvY+qSKr3ET4CcUXZKuSA$sl+xVOpkQulhpv/2ml2JSqJIezrhsAtrIwGS3LuNgmw'

fail() {
    echo "scripts/check-packages: $*" >&2
    exit 1
}

part() {
    local name=$1 began=$SECONDS
    shift
    "$@"
    printf '  %s: %d s\n' "$name" $((SECONDS - began))
}

need_tools() {
    local tool
    for tool in buildah curl dpkg-shlibdeps mmdebstrap openssl setpriv systemd-analyze unshare; do
        command -v "$tool" >/dev/null || fail "missing: $tool; scripts/test installs it"
    done
    unshare --mount true 2>/dev/null || fail "this machine lets nobody mount anything (unshare --mount); the checks need it"
}

# The suite of this machine: what the program was linked with is there, too.
suite() {
    sed -n 's/^VERSION_CODENAME=//p' /etc/os-release
}

fetch_debian() {
    local components=main
    if grep -q '^ID=ubuntu' /etc/os-release; then components=main,universe; fi
    mmdebstrap --components="$components" --quiet --variant=minbase --include="$chroot_packages" "$(suite)" "$1/root.tar"
}

# A folder of this run, with a fresh Debian in it. That is fetched once for all clones.
lay_ground() {
    ground=$(mktemp -d)
    trap clear_ground EXIT
    # In memory: some gigabytes in many small files, which are thrown away at once. Other users go through it: the package's.
    mount -t tmpfs -o mode=755,size=6g handover-packages "$ground" || fail "nothing can be mounted here"
    root=$ground/root
    local cached
    cached=$tools_cache/debian-$(suite)-$(sha256sum <<<"$chroot_packages" | cut -c 1-8)
    [ -d "$cached" ] || fill "$cached" fetch_debian || fail "a fresh Debian could not be fetched with mmdebstrap"
    debian=$cached/root.tar
    mkdir "$root"
    tar --extract --file "$debian" --directory "$root"
    # No service is started in it.
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
}

clear_ground() {
    stop_all
    umount --lazy "$ground"
    rmdir "$ground"
}

started=()

# Ends what this run has started, and nothing else.
stop_all() {
    local process
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    started=()
}

# A command in the fresh Debian, with /proc of its own.
inside() {
    unshare --mount --pid --fork --kill-child --root "$root" --mount-proc -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# Waits until an address answers 200; shows the log where it does not.
wait_for() {
    local log=$1 try
    shift
    for try in $(seq 300); do
        [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 5 "$@")" = 200 ] && return
        sleep 0.1
    done
    cat "$log" >&2
    fail "$*: no answer after $try tries"
}
