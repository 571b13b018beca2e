//! The citizens: many connections, each taking one walk after another.
//!
//! A closed loop: a connection sends its next request when the last one was
//! answered, so a slow server is asked less often and the latencies are those of
//! a full house. Every walk is another number and another session, and every
//! reply must begin with the words of its step.

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

/// What a citizen does: the trail sent with each step, and how its reply begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk {
    pub(crate) steps: [(&'static str, &'static str); 4],
}

/// Where the load goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) port: u16,
    pub(crate) path: String,
}

/// What came of a load.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Requests answered inside the window.
    pub(crate) answered: u64,
    pub(crate) window: Duration,
    /// Their latencies in microseconds, ascending.
    pub(crate) latencies: Vec<u32>,
    /// Walks that came to their last step, the warm-up's among them.
    pub(crate) walked: u64,
    /// Replies that were not the step's.
    pub(crate) wrong: u64,
    /// Requests that were never answered.
    pub(crate) lost: u64,
}

/// Every walk of every load is another citizen.
static CITIZENS: AtomicU64 = AtomicU64::new(0);

/// Loads a server until it is warm, then for `window`; `watch` is called when the
/// window opens and when it closes.
pub(crate) async fn for_a_while(
    target: &Target,
    walk: Walk,
    connections: usize,
    warm_up: Duration,
    window: Duration,
    mut watch: impl FnMut(),
) -> Outcome {
    let stop = Arc::new(AtomicBool::new(false));
    let opens = Instant::now() + warm_up;
    let closes = opens + window;
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let (target, stop) = (target.clone(), Arc::clone(&stop));
        tasks.spawn(async move {
            let mut told = Outcome::default();
            let mut line = Line::connect(&target).await;
            while !stop.load(Relaxed) {
                let walked = line.walk(walk, 4, |began, ended| {
                    if (opens..closes).contains(&ended) {
                        told.answered += 1;
                        let micros = (ended - began).as_micros();
                        told.latencies.push(u32::try_from(micros).unwrap_or(u32::MAX));
                    }
                });
                match walked.await {
                    Ok(0) => told.walked += 1,
                    Ok(wrong) => told.wrong += wrong,
                    Err(_) => {
                        told.lost += 1;
                        line = Line::connect(&target).await;
                    }
                }
            }
            told
        });
    }
    tokio::time::sleep_until(opens.into()).await;
    watch();
    tokio::time::sleep_until(closes.into()).await;
    watch();
    stop.store(true, Relaxed);
    gather(tasks, window).await
}

/// Opens `sessions` sessions by their first step and leaves them open.
pub(crate) async fn open_sessions(
    target: &Target,
    walk: Walk,
    connections: usize,
    sessions: u64,
) -> Outcome {
    let left = Arc::new(AtomicU64::new(sessions));
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let (target, left) = (target.clone(), Arc::clone(&left));
        tasks.spawn(async move {
            let mut told = Outcome::default();
            let mut line = Line::connect(&target).await;
            while left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok() {
                if let Ok(wrong) = line.walk(walk, 1, |_, _| told.answered += 1).await {
                    told.wrong += wrong;
                } else {
                    told.lost += 1;
                    line = Line::connect(&target).await;
                }
            }
            told
        });
    }
    gather(tasks, Duration::ZERO).await
}

async fn gather(mut tasks: JoinSet<Outcome>, window: Duration) -> Outcome {
    let mut sum = Outcome { window, ..Outcome::default() };
    while let Some(told) = tasks.join_next().await {
        let told = told.expect("a connection's loop does not panic");
        sum.answered += told.answered;
        sum.latencies.extend(told.latencies);
        sum.walked += told.walked;
        sum.wrong += told.wrong;
        sum.lost += told.lost;
    }
    sum.latencies.sort_unstable();
    sum
}

/// One connection, kept open.
struct Line {
    stream: TcpStream,
    path: String,
    request: String,
    reply: Vec<u8>,
}

impl Line {
    async fn connect(target: &Target) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", target.port))
            .await
            .expect("the server takes connections");
        stream.set_nodelay(true).expect("it is a TCP socket");
        Self {
            stream,
            path: target.path.clone(),
            request: String::with_capacity(512),
            reply: Vec::with_capacity(1024),
        }
    }

    /// The first `steps` steps of a walk of a fresh citizen; how many replies were wrong.
    async fn walk(
        &mut self,
        walk: Walk,
        steps: usize,
        mut answered: impl FnMut(Instant, Instant),
    ) -> io::Result<u64> {
        let citizen = CITIZENS.fetch_add(1, Relaxed);
        let mut wrong = 0;
        for (trail, begins) in walk.steps.iter().take(steps) {
            let body = form(citizen, trail);
            self.request.clear();
            self.request.push_str("POST ");
            self.request.push_str(&self.path);
            self.request.push_str(
                " HTTP/1.1\r\nHost: localhost\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ",
            );
            self.request.push_str(&body.len().to_string());
            self.request.push_str("\r\n\r\n");
            self.request.push_str(&body);
            let began = Instant::now();
            self.stream.write_all(self.request.as_bytes()).await?;
            let as_awaited = self.read_reply(begins).await?;
            answered(began, Instant::now());
            wrong += u64::from(!as_awaited);
        }
        Ok(wrong)
    }

    /// Reads one reply; whether it is a success that begins as awaited.
    async fn read_reply(&mut self, begins: &str) -> io::Result<bool> {
        self.reply.clear();
        let body_at = loop {
            if self.stream.read_buf(&mut self.reply).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(end) = self.reply.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let length = content_length(&self.reply[..body_at]).ok_or(io::ErrorKind::InvalidData)?;
        while self.reply.len() < body_at + length {
            if self.stream.read_buf(&mut self.reply).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(self.reply.starts_with(b"HTTP/1.1 200 ")
            && self.reply[body_at..].starts_with(begins.as_bytes()))
    }
}

/// A callback as Africa's Talking sends it.
pub(crate) fn form(citizen: u64, trail: &str) -> String {
    format!(
        "sessionId=ATUid_{citizen:032}&phoneNumber=%2B2557{citizen:08}&networkCode=64004\
         &serviceCode=%2A149%2A46%23&text={trail}"
    )
}

fn content_length(head: &[u8]) -> Option<usize> {
    let head = std::str::from_utf8(head).ok()?;
    head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    })
}
