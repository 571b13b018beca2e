//! What the connections of a load ask for.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use crate::{
    servers::{ACCOUNT, KEY},
    support::load::{Judged, Script, post},
};

/// The text of every message: 126 characters, one segment.
pub(crate) const TEXT: &str = "HALMASHAURI YA MBARALI: mkutano wa hadhara wa kata utafanyika \
    Jumamosi saa 4 asubuhi katika ofisi ya kata. Wote mnakaribishwa.";

/// The number of the `n`th citizen.
pub(crate) fn msisdn(n: u64) -> String {
    format!("+25575{n:07}")
}

/// The same in SQL, of a column `i`.
pub(crate) const MSISDN: &str = "'+25575' || SUBSTR(CAST(10000000 + i AS TEXT), 2)";

/// The operator's id of the `n`th message.
pub(crate) fn operator_ref(n: u64) -> String {
    format!("18f3c2-{n}")
}

/// An operator that reports messages 1, 2, 3, ... delivered, so many in a call.
#[derive(Debug, Clone)]
pub(crate) struct Reports {
    next: Arc<AtomicU64>,
    in_a_call: u64,
}

impl Reports {
    pub(crate) fn new(in_a_call: u64) -> Self {
        Self { next: Arc::new(AtomicU64::new(1)), in_a_call }
    }
}

impl Script for Reports {
    fn ask(&mut self, request: &mut String) {
        let first = self.next.fetch_add(self.in_a_call, Relaxed);
        let reports: Vec<String> = (first..first + self.in_a_call)
            .map(|n| {
                format!(
                    "{{\"reference\":{n},\"operator_ref\":\"{}\",\"msisdn\":\"{}\",\
                     \"status\":\"delivered\"}}",
                    operator_ref(n),
                    msisdn(n)
                )
            })
            .collect();
        let body = format!("{{\"reports\":[{}]}}", reports.join(","));
        let path = format!("/callbacks/{ACCOUNT}/{KEY}/dlr");
        post(request, &path, "application/json", "", &body);
    }

    fn judge(&mut self, status: u16, _: &[u8]) -> Judged {
        if status == 200 { Judged::Whole } else { Judged::Wrong }
    }
}

/// Callers of the API that each send one message after another.
#[derive(Debug, Clone)]
pub(crate) struct Messages {
    next: Arc<AtomicU64>,
    token: Arc<str>,
}

impl Messages {
    pub(crate) fn new(token: &str) -> Self {
        Self { next: Arc::default(), token: token.into() }
    }
}

impl Script for Messages {
    fn ask(&mut self, request: &mut String) {
        let n = self.next.fetch_add(1, Relaxed);
        let headers = format!(
            "Authorization: Bearer {}\r\nIdempotency-Key: bench-message-{n}\r\n",
            self.token
        );
        let body = format!("{{\"to\":\"{}\",\"text\":\"{TEXT}\"}}", msisdn(n));
        post(request, "/api/v1/messages", "application/json", &headers, &body);
    }

    fn judge(&mut self, status: u16, _: &[u8]) -> Judged {
        if status == 201 { Judged::Whole } else { Judged::Wrong }
    }
}

/// Callers of Kannel's sendsms.
#[derive(Debug, Clone, Default)]
pub(crate) struct SendSms {
    next: Arc<AtomicU64>,
}

impl Script for SendSms {
    fn ask(&mut self, request: &mut String) {
        let n = self.next.fetch_add(1, Relaxed);
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("username", "baragumu")
            .append_pair("password", "change-me-2")
            .append_pair("from", "15015")
            .append_pair("to", &msisdn(n))
            .append_pair("text", TEXT)
            .finish();
        request.push_str("GET /cgi-bin/sendsms?");
        request.push_str(&query);
        request.push_str(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    fn judge(&mut self, status: u16, _: &[u8]) -> Judged {
        if status == 202 { Judged::Whole } else { Judged::Wrong }
    }
}
