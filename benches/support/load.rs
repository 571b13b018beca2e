//! A load: many connections, each asking for one thing after another.
//!
//! A closed loop: a connection sends its next request when the last one was
//! answered, so a slow server is asked less often and the latencies are those of
//! a full house. What is asked for, and which answer is right, a [`Script`] says.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// What one connection asks for.
pub(crate) trait Script: Send + 'static {
    /// Writes the next request, whole, into what is empty.
    fn ask(&mut self, request: &mut String);
    /// What the answer to it was.
    fn judge(&mut self, status: u16, body: &[u8]) -> Judged;
}

/// What an answer was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// As awaited, and what was begun goes on.
    GoesOn,
    /// As awaited, and what was begun is whole.
    Whole,
    /// Another than awaited; the next request begins anew.
    Wrong,
}

/// How much a load is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Extent {
    /// So long to warm up, then so long in which it counts.
    Time(Duration, Duration),
    /// So many requests; all count.
    Count(u64),
}

/// What came of a load.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Requests answered inside the window.
    pub(crate) answered: u64,
    pub(crate) window: Duration,
    /// Their latencies in microseconds, ascending.
    pub(crate) latencies: Vec<u32>,
    /// What came to its end, the warm-up's included.
    pub(crate) whole: u64,
    /// Answers that were not as awaited.
    pub(crate) wrong: u64,
    /// Requests that were never answered.
    pub(crate) lost: u64,
}

impl Outcome {
    /// In milliseconds; `part` from 0 to 1.
    pub(crate) fn quantile(&self, part: f64) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        let at = (last as f64 * part).ceil() as usize;
        self.latencies.get(at).map_or(f64::NAN, |micros| f64::from(*micros) / 1000.0)
    }

    /// Answers a second.
    pub(crate) fn per_second(&self) -> f64 {
        self.answered as f64 / self.window.as_secs_f64()
    }

    /// Answers that were wrong or never came.
    pub(crate) fn amiss(&self) -> u64 {
        self.wrong + self.lost
    }
}

/// Loads a server over so many connections, each with a script of its own; `watch` is
/// called when the window opens and when it closes.
pub(crate) async fn run<S: Script>(
    port: u16,
    connections: usize,
    script: impl Fn(usize) -> S,
    extent: Extent,
    mut watch: impl FnMut(),
) -> Outcome {
    let stop = Arc::new(AtomicBool::new(false));
    let began = Instant::now();
    let (opens, closes, most) = match extent {
        Extent::Time(warm_up, window) => {
            (began + warm_up, Some(began + warm_up + window), u64::MAX)
        }
        Extent::Count(most) => (began, None, most),
    };
    let left = Arc::new(AtomicU64::new(most));
    let mut tasks = JoinSet::new();
    for number in 0..connections {
        let (stop, left) = (Arc::clone(&stop), Arc::clone(&left));
        let mut script = script(number);
        tasks.spawn(async move {
            let mut told = Outcome::default();
            let mut line = Line::connect(port).await;
            let take = |left: u64| left.checked_sub(1);
            let mut is_between = true;
            while !(is_between && stop.load(Relaxed))
                && left.fetch_update(Relaxed, Relaxed, take).is_ok()
            {
                line.request.clear();
                script.ask(&mut line.request);
                let began = Instant::now();
                let Ok((status, body_at)) = line.exchange().await else {
                    told.lost += 1;
                    script.judge(0, b"");
                    line = Line::connect(port).await;
                    is_between = true;
                    continue;
                };
                let ended = Instant::now();
                if ended >= opens && closes.is_none_or(|closes| ended < closes) {
                    told.answered += 1;
                    let micros = (ended - began).as_micros();
                    told.latencies.push(u32::try_from(micros).unwrap_or(u32::MAX));
                }
                let judged = script.judge(status, &line.reply[body_at..]);
                told.whole += u64::from(judged == Judged::Whole);
                told.wrong += u64::from(judged == Judged::Wrong);
                is_between = judged != Judged::GoesOn;
            }
            told
        });
    }
    tokio::time::sleep_until(opens.into()).await;
    watch();
    if let Some(closes) = closes {
        tokio::time::sleep_until(closes.into()).await;
        watch();
        stop.store(true, Relaxed);
    }
    let mut sum = Outcome::default();
    while let Some(told) = tasks.join_next().await {
        let told = told.expect("a connection's loop does not panic");
        sum.answered += told.answered;
        sum.latencies.extend(told.latencies);
        sum.whole += told.whole;
        sum.wrong += told.wrong;
        sum.lost += told.lost;
    }
    if closes.is_none() {
        watch();
    }
    sum.window = closes.unwrap_or_else(Instant::now) - opens;
    sum.latencies.sort_unstable();
    sum
}

/// Writes a POST; `headers` are whole lines, each with its end.
pub(crate) fn post(request: &mut String, path: &str, kind: &str, headers: &str, body: &str) {
    let length = body.len().to_string();
    for part in [
        "POST ",
        path,
        " HTTP/1.1\r\nHost: localhost\r\nContent-Type: ",
        kind,
        "\r\nContent-Length: ",
        &length,
        "\r\n",
        headers,
        "\r\n",
        body,
    ] {
        request.push_str(part);
    }
}

/// One connection, kept open.
struct Line {
    stream: TcpStream,
    request: String,
    reply: Vec<u8>,
}

impl Line {
    async fn connect(port: u16) -> Self {
        let stream =
            TcpStream::connect(("127.0.0.1", port)).await.expect("the server takes connections");
        stream.set_nodelay(true).expect("it is a TCP socket");
        Self { stream, request: String::with_capacity(1024), reply: Vec::with_capacity(1024) }
    }

    /// Sends the request and reads the reply: its status, and where its body begins.
    async fn exchange(&mut self) -> io::Result<(u16, usize)> {
        self.stream.write_all(self.request.as_bytes()).await?;
        self.reply.clear();
        let body_at = loop {
            if self.stream.read_buf(&mut self.reply).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(end) = self.reply.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let (status, length) = head(&self.reply[..body_at]).ok_or(io::ErrorKind::InvalidData)?;
        while self.reply.len() < body_at + length {
            if self.stream.read_buf(&mut self.reply).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok((status, body_at))
    }
}

/// The status and the body's length.
fn head(head: &[u8]) -> Option<(u16, usize)> {
    let head = std::str::from_utf8(head).ok()?;
    let status = head.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let length = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    Some((status, length?))
}
