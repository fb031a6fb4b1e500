//! What every answer carries against misuse, and what is refused: a form from another site, and a request for another
//! host.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::uri::Authority;
use actix_web::middleware::Next;
use actix_web::web;

use crate::config::{BaseUrl, is_this_machine};
use crate::store::events::SECURITY_LOG;
use crate::web::frame::errors::WebError;
use crate::web::frame::routes;
use crate::web::frame::site::Site;

/// For pages: everything from here, nothing inline, framed by nobody.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    frame-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses unsafe methods from other sites.
///
/// # Errors
/// None of its own: the refusal is an answer.
pub async fn same_origin<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let origin = request.app_data::<web::Data<Site>>().map(|site| site.base_url.origin()).unwrap_or_default();
    if !request.method().is_safe() && !is_from_here(request.headers(), &origin) {
        tracing::warn!(target: SECURITY_LOG, "a form from another site");
        return Ok(request.error_response(WebError::OtherOrigin).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn is_from_here(headers: &HeaderMap, own: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes().eq_ignore_ascii_case(own.as_bytes()))
}

/// The hosts that requests may be for. A name that somebody else has led here, so that a page of theirs may read ours,
/// is none.
#[derive(Clone, Debug)]
pub struct OwnHosts {
    host: String,
    this_machine: bool,
}

impl OwnHosts {
    /// That of the base URL, and the names of this machine where it alone gets through to whatever is listened on.
    #[must_use]
    pub fn of(base_url: &BaseUrl, loopback_alone: bool) -> Self {
        Self { host: base_url.host().to_owned(), this_machine: loopback_alone }
    }

    /// The port is not looked at: proxies leave it out, and it is not what another site gets hold of.
    fn has(&self, asked: &Authority) -> bool {
        let host = asked.host();
        let plain = !asked.as_str().contains('@');
        plain && (host.eq_ignore_ascii_case(&self.host) || self.this_machine && is_this_machine(host))
    }

    /// Whether the one `Host` is ours, and what stands before the path, where something does.
    fn are_asked(&self, named: &HeaderMap, target: Option<&Authority>) -> bool {
        let mut hosts = named.get_all(header::HOST);
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        let host = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
        host.is_some_and(|host| self.has(&host)) && target.is_none_or(|target| self.has(target))
    }
}

/// Refuses requests for other hosts. Whether the process lives and can work is told to whoever asks.
///
/// # Errors
/// None of its own: the refusal is an answer.
pub async fn own_host<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let for_anybody = [routes::HEALTH, routes::READINESS].contains(&request.path());
    let own = request.app_data::<web::Data<OwnHosts>>();
    if for_anybody || own.is_some_and(|own| own.are_asked(request.headers(), request.uri().authority())) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    tracing::info!(target: SECURITY_LOG, "a request for another host");
    Ok(request.error_response(WebError::OtherHost).map_into_right_body())
}

/// Marks an answer that a page of ours may frame: a mailbox message.
pub struct Framed;

/// Puts the security headers on every answer.
///
/// # Errors
/// None of its own.
pub async fn headers<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let https = request.app_data::<web::Data<Site>>().is_some_and(|site| site.base_url.is_https());
    let mut response = next.call(request).await?;
    let framed = response.response().extensions().get::<Framed>().is_some();
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    if !framed {
        set(header::CONTENT_SECURITY_POLICY, POLICY);
        set(header::X_FRAME_OPTIONS, "DENY");
    }
    set(header::REFERRER_POLICY, "same-origin");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CACHE_CONTROL, "no-store");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(own: &OwnHosts, hosts: &[&'static str], target: Option<&'static str>) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, HeaderValue::from_static(host));
        }
        own.are_asked(&headers, target.map(Authority::from_static).as_ref())
    }

    #[test]
    fn only_requests_for_this_site_are_taken() {
        let base = BaseUrl::parse("https://handover.example").unwrap();
        let [beyond, loopback] = [false, true].map(|loopback_alone| OwnHosts::of(&base, loopback_alone));
        for own in ["handover.example", "handover.example:443", "HANDOVER.example", "handover.example:8443"] {
            assert!(asked(&beyond, &[own], None) && asked(&loopback, &[own], None), "{own}");
        }
        let local = ["localhost", "LOCALHOST:8080", "127.0.0.1:80", "127.9.9.9", "[::1]:8080", "[::ffff:127.0.0.1]"];
        for local in local {
            assert!(asked(&loopback, &[local], None) && !asked(&beyond, &[local], None), "{local}");
        }
        for other in [
            "evil.example",
            "handover.example.evil.example",
            "handover.example.",
            "evil.example:443",
            "handover.example@evil.example",
            "evil.example@handover.example",
            "localhost.evil.example",
            "192.0.2.1",
            "[2001:db8::1]",
            "",
            ":8080",
            "handover example",
        ] {
            assert!(!asked(&beyond, &[other], None) && !asked(&loopback, &[other], None), "{other}");
        }
        assert!(!asked(&beyond, &[], None) && !asked(&beyond, &["handover.example"; 2], None));
        assert!(asked(&beyond, &["handover.example"], Some("handover.example:443")));
        assert!(!asked(&beyond, &["handover.example"], Some("evil.example")));
        assert!(!asked(&beyond, &["evil.example"], Some("handover.example")));
    }

    #[test]
    fn only_forms_of_this_site_are_taken() {
        let own = "https://handover.example";
        let cases: [(&[(&str, &str)], bool); 9] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", own)], false),
            (&[("origin", own)], true),
            (&[("origin", "https://evil.example")], false),
            (&[("origin", "http://handover.example")], false),
            (&[("origin", "null")], false),
            (&[], false),
        ];
        for (given, allowed) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(is_from_here(&headers, own), allowed, "{given:?}");
        }
    }
}
