# shellcheck shell=bash
# The units and the Debian package: to be sourced by scripts/check-packages.

# The exposure that systemd-analyze reckons, without a running systemd.
check_units() {
    local unit exposure
    for unit in handover handover-worker; do
        exposure=$(systemd-analyze security --no-pager --offline=true "deploy/systemd/$unit.service" |
            sed -n 's/^.*Overall exposure level for [^:]*: \([0-9.]*\).*/\1/p')
        awk -v is="${exposure:-10}" -v most="$exposure_max" 'BEGIN { exit !(is <= most) }' ||
            fail "$unit.service: its exposure is ${exposure:-not known}, and $exposure_max at most"
    done
    # They differ in what they start; what they may do is the same.
    local sandbox='/--- What it may do/,/^\[Install\]/'
    [ "$(sed -n "$sandbox{/---/d;p}" deploy/systemd/handover.service)" = \
        "$(sed -n "$sandbox{/---/d;p}" deploy/systemd/handover-worker.service)" ] ||
        fail "handover.service and handover-worker.service may do different things"
}

# Nothing is gained by packing tightly what is thrown away.
build_packages() {
    local version
    version=$(sed -nE '0,/^version = /s/^version = "(.*)"$/\1/p' Cargo.toml)
    export DPKG_DEB_COMPRESSOR_TYPE=none
    # Once, for both.
    strip --strip-unneeded -o "$ground/handover" "$binary"
    binary=$ground/handover
    before=$(scripts/package --binary "$binary" --version "$version~before" --output "$ground/before")
    package=$(scripts/package --binary "$binary" --version "$version" --output "$ground/package")
}

installs() {
    cp "$1" "$root/root/handover.deb"
    inside DEBIAN_FRONTEND=noninteractive dpkg --install /root/handover.deb >"$ground/dpkg.log" 2>&1 || {
        cat "$ground/dpkg.log" >&2
        fail "$1 could not be installed"
    }
    rm "$root/root/handover.deb"
}

# What is of a file: its mode and whom it belongs to.
is_of() {
    inside stat --format='%a %U:%G' "$1"
}

install_first() {
    installs "$before"
    [ "$(is_of /etc/handover/handover.env)" = "640 root:handover" ] || fail "handover.env can be read by others"
    [ "$(is_of /etc/handover/secret-key)" = "640 root:handover" ] || fail "the secret key can be read by others"
    [ "$(is_of /var/lib/handover)" = "750 handover:handover" ] || fail "/var/lib/handover is not the service's"
    grep -Eqx '[0-9a-f]{64}' "$root/etc/handover/secret-key" || fail "the secret key is none"
    local file
    for file in /usr/share/man/man1/handover-account-show.1.gz /usr/share/man/man8/handoverctl.8.gz \
        /usr/share/bash-completion/completions/handover /usr/share/doc/handover/examples/nginx/handover.conf; do
        [ -s "$root$file" ] || fail "$file is missing"
    done
    inside handover --version | grep -q '^handover ' || fail "the program does not run in a fresh Debian"
    # As the README says: the settings, then the first look.
    sed -i -e "s|^#HANDOVER_BASE_URL=.*|HANDOVER_BASE_URL=https://$site:$tls_port|" \
        -e "s|^#HANDOVER_LISTEN=.*|HANDOVER_LISTEN=127.0.0.1:$pages_port|" \
        -e "s|^#HANDOVER_MAIL_FROM=.*|HANDOVER_MAIL_FROM='Example Hosting <no-reply@example.org>'|" \
        "$root/etc/handover/handover.env"
    inside handoverctl migrate | grep -q 'up to date' || fail "handoverctl migrate"
    printf 'nic_handle,name,email,zone,password_hash\nxx11111-nic,Alice,alice@example.org,eu,"%s"\n' "$password_hash" \
        >"$root/var/lib/handover/accounts.csv"
    inside handoverctl import --accounts /var/lib/handover/accounts.csv >/dev/null || fail "handoverctl import"
    [[ $(is_of /var/lib/handover/handover.db) = *" handover:handover" ]] || fail "the database is not the service's"
}

# What stands in a unit behind NAME=.
unit_says() {
    sed -n "s/^$1=//p" "$root/usr/lib/systemd/system/handover.service"
}

# Starts the service as systemd would: its command, with the settings of its file, as its user, in its folder, with no capabilities.
start_service() {
    log=$ground/service.log
    local user settings
    user=$(unit_says User) settings=$(unit_says EnvironmentFile)
    install -d -m "$(unit_says RuntimeDirectoryMode)" "$root/run/$(unit_says RuntimeDirectory)"
    inside chown "$user:$user" "/run/$(unit_says RuntimeDirectory)"
    # Each of these becomes the next, so that the number is the service's own.
    # shellcheck disable=SC2016 # for the shell inside
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" sh -c 'set -a; . "$1"; set +a; umask 0077; cd /
        exec setpriv --reuid "$2" --regid "$2" --init-groups --no-new-privs --bounding-set=-all -- $3' \
        sh "$settings" "$user" "$(unit_says ExecStart)" >"$log" 2>&1 &
    started+=($!)
}

check_upgrade() {
    local key settings
    key=$(cat "$root/etc/handover/secret-key")
    settings=$(cat "$root/etc/handover/handover.env")
    installs "$package"
    [ "$(cat "$root/etc/handover/secret-key")" = "$key" ] || fail "the upgrade has changed the secret key"
    [ "$(cat "$root/etc/handover/handover.env")" = "$settings" ] || fail "the upgrade has changed the operator's settings"
    [ "$(is_of /etc/handover/handover.env)" = "640 root:handover" ] || fail "the upgrade has opened handover.env"
    inside handoverctl outbox list >/dev/null || fail "after the upgrade the database cannot be used"
}

check_removal() {
    inside dpkg --remove handover >/dev/null 2>&1 || fail "the package could not be removed"
    [ ! -e "$root/usr/bin/handover" ] || fail "the program is still there"
    [ -s "$root/etc/handover/secret-key" ] && [ -s "$root/var/lib/handover/handover.db" ] ||
        fail "removal has taken what only purge may take"
    inside dpkg --purge handover >/dev/null 2>&1 || fail "the package could not be purged"
    [ ! -e "$root/etc/handover" ] && [ ! -e "$root/var/lib/handover" ] || fail "purge has left something"
}
