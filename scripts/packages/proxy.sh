# shellcheck shell=bash
# nginx before the installed package, by deploy/nginx/handover.conf: to be sourced by scripts/check-packages.

# As an operator sets it up: the configuration of deploy/, with this run's ports, name and certificate, and its way to the pages.
start_nginx() {
    local certificate=$root/etc/ssl/certs/$site.pem key=$root/etc/ssl/private/$site.key
    [ -e "$key" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$site" \
        -addext "subjectAltName=DNS:$site" -keyout "$key" -out "$certificate" 2>/dev/null
    rm -f "$root/etc/nginx/sites-enabled/default"
    sed -e "s|server 127.0.0.1:8080;|server $1;|" -e "s|listen 443 |listen 127.0.0.1:$tls_port |" \
        -e "s|listen 80;|listen 127.0.0.1:$((tls_port + 1));|" -e '/listen \[::\]/d' \
        "$root/usr/share/doc/handover/examples/nginx/handover.conf" >"$root/etc/nginx/conf.d/handover.conf"
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" nginx -g 'daemon off;' 2>"$ground/nginx.log" &
    started+=($!)
}

# curl as a browser that knows the site's name and certificate.
browser() {
    curl --silent --show-error --max-time 20 --cacert "$root/etc/ssl/certs/$site.pem" --noproxy '*' \
        --resolve "$site:$tls_port:127.0.0.1" "$@"
}

# What a browser gets, and what the program takes down of where it comes from.
check_answers() {
    local address="https://$site:$tls_port" answer
    wait_for "$log" --cacert "$root/etc/ssl/certs/$site.pem" --noproxy '*' --resolve "$site:$tls_port:127.0.0.1" "$address/readyz"
    answer=$(browser --http2 --include "$address/sign-in")
    grep -q '^HTTP/2 200' <<<"$answer" || fail "no HTTP/2: $(head -n 1 <<<"$answer")"
    grep -iq '^strict-transport-security:' <<<"$answer" || fail "no Strict-Transport-Security"
    answer=$(browser --include --header 'Sec-Fetch-Site: same-origin' --data login=xx11111-nic --data-urlencode "password=$password" \
        "$address/sign-in")
    grep -q '^HTTP/2 303' <<<"$answer" || fail "nobody can sign in: $(head -n 1 <<<"$answer")"
    grep -iq '^set-cookie: __Host-handover=.*; *secure' <<<"$answer" || fail "the session's cookie is not Secure and __Host-"
    # From another address of this machine, which says that it is somebody else.
    browser --interface 127.0.0.2 --header 'X-Forwarded-For: 203.0.113.9' --header 'Forwarded: for=203.0.113.9' \
        --output /dev/null "$address/sign-in"
    grep -q 'address="127.0.0.2"' "$log" || fail "the client's address does not get through: $(tail -n 3 "$log")"
    ! grep -q '203\.0\.113\.9' "$log" || fail "what a client says of its address is believed"
    [ "$(browser --output /dev/null --write-out '%{http_code}' --header 'Host: evil.example' "$address/sign-in")" != 200 ] ||
        fail "another host's page is served"
    head -c 2000000 /dev/zero >"$ground/large"
    [ "$(browser --output /dev/null --write-out '%{http_code}' --data-binary "@$ground/large" --header 'Content-Type: application/x-ndjson' \
        --header 'Authorization: Bearer none' "$address/api/v1/batch")" = 401 ] || fail "a large batch does not get through"
    [ "$(browser --output /dev/null --write-out '%{http_code}' --data-binary "@$ground/large" "$address/sign-in")" = 413 ] ||
        fail "a large body gets through to a page"
    [ "$(curl --silent --output /dev/null --write-out '%{http_code} %{redirect_url}' --noproxy '*' --header "Host: $site" \
        "http://127.0.0.1:$((tls_port + 1))/services")" = "308 https://$site/services" ] || fail "port 80 does not lead to https"
}

# Once by an address, once by a Unix socket.
check_behind_nginx() {
    local socket=/run/handover/handover.sock
    start_service
    start_nginx "127.0.0.1:$pages_port"
    check_answers
    stop_all
    grep -q ' stopped' "$log" || fail "the service does not end as it should: $(tail -n 3 "$log")"
    sed -i "s|^HANDOVER_LISTEN=.*|HANDOVER_LISTEN=unix:$socket|" "$root/etc/handover/handover.env"
    inside usermod --append --groups handover www-data
    start_service
    start_nginx "unix:$socket"
    check_answers
    [ "$(is_of $socket)" = "660 handover:handover" ] || fail "the socket is not as it should be: $(is_of $socket)"
    stop_all
    [ ! -e "$root$socket" ] || fail "the socket's file stays"
}
