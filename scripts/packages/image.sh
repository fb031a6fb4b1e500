# shellcheck shell=bash
# The container image, by deploy/container/Containerfile: to be sourced by scripts/check-packages.

# In a store of this run, as plain folders: no daemon, and nothing of this machine's own images.
use_store() {
    image_tool=(buildah --root "$ground/store" --runroot "$ground/store-run" --storage-driver vfs)
}

# The fresh Debian stands in for the one that the Containerfile names, since no registry of images may be there.
make_base() {
    local base
    base=$("${image_tool[@]}" from --quiet scratch)
    "${image_tool[@]}" add --quiet "$base" "$debian" / >/dev/null
    "${image_tool[@]}" commit --quiet --rm "$base" localhost/fresh-debian >/dev/null
}

# What runs the image as an engine does: as a user that is not root, without capabilities, on a root that cannot be written to but for
# the volume. A program is to follow, which each of these becomes in the end.
engine() {
    # shellcheck disable=SC2016 # for the shell in there
    engine=(env -i PATH="$PATH" HANDOVER_LISTEN="127.0.0.1:$pages_port" HANDOVER_SMTP_URL=smtp://127.0.0.1:25
        HANDOVER_DATABASE_URL=sqlite:///var/lib/handover/handover.db HANDOVER_BASE_URL="https://$site"
        HANDOVER_SECRET_KEY="$(openssl rand -hex 32)"
        unshare --mount sh -c '
            mount --bind "$1" "$1" && mount --bind "$2" "$1/var/lib/handover" && mount -o remount,bind,ro "$1" || exit 125
            cd / && root=$1 && shift 2
            exec setpriv --no-new-privs --bounding-set=-all,+sys_chroot,+setuid,+setgid -- \
                chroot --userspec=65532:65532 --groups= "$root" "$@"
        ' sh "$mounted" "$ground/data")
}

check_running_image() {
    local container starts='{{range .OCIv1.Config.Entrypoint}}{{.}} {{end}}{{range .OCIv1.Config.Cmd}}{{.}} {{end}}'
    log=$ground/image-run.log
    container=$("${image_tool[@]}" from --quiet --pull-never localhost/handover)
    mounted=$("${image_tool[@]}" mount "$container")
    [ "$("${image_tool[@]}" inspect --format '{{.OCIv1.Config.User}}' "$container")" = 65532:65532 ] || fail "the image runs as root"
    [ "$("${image_tool[@]}" inspect --format "$starts" "$container")" = "/usr/bin/handover serve " ] ||
        fail "the image starts something else"
    [ ! -e "$mounted/bin/sh" ] && [ ! -e "$mounted/usr/bin/dpkg" ] || fail "there is more in the image than the program needs"
    install -d -m 750 -o 65532 -g 65532 "$ground/data"
    engine
    "${engine[@]}" /usr/bin/handover serve >"$log" 2>&1 &
    started+=($!)
    wait_for "$log" --noproxy '*' "http://127.0.0.1:$pages_port/readyz"
    [ -s "$ground/data/handover.db" ] || fail "the image keeps its data elsewhere"
    # What writes beside the volume is refused, so that the root is read-only indeed; and into the volume it is not.
    ! "${engine[@]}" /usr/bin/handover man /tmp >/dev/null 2>&1 || fail "the root of the image can be written to"
    "${engine[@]}" /usr/bin/handover man /var/lib/handover || fail "the volume of the image cannot be written to"
    stop_all
    grep -q ' stopped' "$log" || fail "the image does not end as it should: $(tail -n 3 "$log")"
}

check_image() {
    use_store
    make_base
    "${image_tool[@]}" build --quiet --isolation chroot --network host --file deploy/container/Containerfile --tag handover \
        --build-arg DEBIAN=localhost/fresh-debian --build-arg PACKAGE=local --pull=false \
        --build-context packages="$ground/package" . >"$ground/image.log" 2>&1 || {
        cat "$ground/image.log" >&2
        fail "the image could not be built"
    }
    check_running_image
}
