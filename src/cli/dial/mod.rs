//! `baragumu dial`: a phone in the terminal, and the player of stories.
//!
//! A person gets a drawn screen and a prompt. A script, whose standard input is
//! no terminal, gives one entry on each line and gets the dialogue in the form of
//! a story, ready to be kept as one.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, BufRead, BufReader, IsTerminal, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
};

use clap::Args;

use super::{
    phone::HttpPhone,
    story::{self, Citizen, Fault, Handset, Message, dialled, short_code},
};
use crate::{
    config::Config,
    domain::{
        finding::Finding,
        language::Language,
        limit::{DEFAULT_SEPTETS, USSD_UCS2},
        msisdn::{Msisdn, MsisdnError, Network},
        screen::Screen,
    },
    text::{
        gsm7,
        segment::{Encoding, segments},
    },
};

#[cfg(test)]
mod tests;

/// Columns of text inside the frame: with its borders 34.
const COLUMNS: usize = 30;

/// What a line that sends a message begins with.
const SMS: &str = "sms ";

const HELP: &str = "\
What you type is sent as the citizen's entry.
  sms CODE TEXT     send a message to a short code, such as: sms 15015 JIUNGE CHIMALA
Lines that begin with : are for the phone:
  :inbox            read the messages that came
  :hangup           end the session
  :redial           dial the same code again; an open session is left as when the network is lost
  :dial CODE        dial another code
  :number MSISDN    be another citizen from the next dial on
  :account NAME     dial another account from the next dial on
  :network NAME     come from another network from the next dial on
  :language TAG     propose a language from the next dial on
  :help             show this
  :quit             hang up and leave (so does the end of the input)
";

/// What `dial` is told.
#[derive(Debug, Clone, Args)]
pub struct Arguments {
    /// The code to dial, such as '*149*46#' or '*149*46*31#' (in quotes, for the shell's sake)
    #[arg(required_unless_present = "story", value_parser = dialled)]
    code: Option<String>,
    /// The number to dial from
    #[arg(long, default_value = "+255754000001", value_parser = msisdn)]
    msisdn: Msisdn,
    /// The account to dial, of operator `simulator` [default: the first there is]
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// The network's name, as the operator tells it
    #[arg(long)]
    network: Option<String>,
    /// The language to propose; a citizen who has chosen one keeps it
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// Play these files of stories instead, and exit with 1 if one goes another way
    #[arg(
        long,
        value_name = "FILE",
        num_args = 1..,
        conflicts_with_all = ["code", "msisdn", "network", "language"]
    )]
    story: Vec<PathBuf>,
    /// The server's address [default: where the settings let it listen]
    #[arg(long, value_name = "URL")]
    server: Option<String>,
}

fn msisdn(text: &str) -> Result<Msisdn, MsisdnError> {
    Msisdn::parse(text)
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "write a tag such as sw or en".to_owned())
}

/// Dials, or plays stories. Answers whether every story went as written.
///
/// # Errors
/// Whatever keeps the phone from being used: no server, no account to dial.
pub async fn run(arguments: Arguments, config: &Config) -> Result<bool, Fault> {
    let server = arguments.server.unwrap_or_else(|| server_of(config.server.listen));
    let mut phone = HttpPhone::new(&server, &config.accounts)?;
    let account = arguments.account.or_else(|| phone.usual_account());
    let mut output = io::stdout();
    let Some(code) = arguments.code else {
        return play(&arguments.story, account, &mut phone, &mut output).await;
    };
    let limits = config.accounts.iter().map(|account| {
        let usual = account.translator.screen_limit().most;
        (account.name.clone(), account.screen_limit.unwrap_or(usual))
    });
    let (msisdn, network, language) = (arguments.msisdn, arguments.network, arguments.language);
    let drawn = io::stdin().is_terminal();
    let mut terminal = Terminal {
        phone,
        input: BufReader::new(io::stdin()),
        output,
        drawn,
        limits: limits.collect(),
        citizen: Citizen { msisdn, account, network, language },
        code,
        open: false,
    };
    terminal.run().await.map(|()| true)
}

/// Where to reach a server that listens on `listen`.
fn server_of(listen: SocketAddr) -> String {
    let address = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(address, listen.port()))
}

/// Plays every story of the files; answers whether all went as written.
async fn play<H: Handset + Send, W: Write + Send>(
    files: &[PathBuf],
    account: Option<String>,
    phone: &mut H,
    output: &mut W,
) -> Result<bool, Fault> {
    let mut stories = Vec::new();
    let mut complaints: Vec<String> = Vec::new();
    for file in files {
        let name = file.display().to_string();
        match fs::read_to_string(file).map(|text| story::parse(&name, &text)) {
            Ok(Ok(read)) => stories.extend(read),
            Ok(Err(findings)) => complaints.extend(findings.iter().map(Finding::to_string)),
            Err(error) => complaints.push(format!("{name}: cannot be read: {error}")),
        }
    }
    if !complaints.is_empty() {
        return Err(Fault(complaints.join("\n")));
    }
    let mut failed = 0;
    for (index, story) in stories.iter_mut().enumerate() {
        if story.account.is_none() {
            story.account.clone_from(&account);
        }
        let failures = story::run(story, index, phone).await;
        let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
        failed += usize::from(!failures.is_empty());
        put(output, &format!("{verdict} {} ({}:{})\n", story.name, story.file, story.line))?;
        for failure in failures {
            put(output, &format!("{failure}\n"))?;
        }
    }
    put(output, &format!("Stories: {}. Failed: {failed}.\n", stories.len()))?;
    Ok(failed == 0)
}

/// A dialogue between a person or a script and a phone.
struct Terminal<H, R, W> {
    phone: H,
    input: R,
    output: W,
    /// Whether a person watches.
    drawn: bool,
    /// The most septets of a screen, by account.
    limits: BTreeMap<String, usize>,
    citizen: Citizen,
    /// What was dialled last.
    code: String,
    /// Whether a session is open.
    open: bool,
}

impl<H: Handset + Send, R: BufRead + Send, W: Write + Send> Terminal<H, R, W> {
    /// Dials and follows the input until it ends.
    async fn run(&mut self) -> Result<(), Fault> {
        self.dial().await?;
        while let Some(line) = self.next_line()? {
            let done = match line.strip_prefix(':') {
                Some(command) if matches!(command.trim(), "quit" | "q") => break,
                Some(command) => self.command(command.trim()).await,
                None if line.starts_with(SMS) => self.text(&line[SMS.len()..]).await,
                None => self.enter(&line).await,
            };
            match done {
                Ok(()) => {}
                // A person reads what is wrong and goes on; a script must not.
                Err(fault) if self.drawn => self.say(&format!("{fault}\n"))?,
                Err(fault) => return Err(fault),
            }
        }
        self.hang_up().await
    }

    fn next_line(&mut self) -> Result<Option<String>, Fault> {
        if self.drawn {
            self.say("> ")?;
        }
        let mut line = String::new();
        let count = self
            .input
            .read_line(&mut line)
            .map_err(|error| Fault(format!("the input cannot be read: {error}")))?;
        if count == 0 {
            // The prompt's line is still open.
            self.note("")?;
            return Ok(None);
        }
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }

    async fn command(&mut self, command: &str) -> Result<(), Fault> {
        let (word, value) = command.split_once(' ').unwrap_or((command, ""));
        let value = value.trim();
        let changed = match (word, value) {
            ("help", "") => return self.say(HELP),
            ("inbox", "") => return self.inbox().await,
            ("hangup", "") => {
                if !self.open {
                    return Err(Fault("No session is open.".to_owned()));
                }
                self.hang_up().await?;
                return self.note("Hung up.");
            }
            ("redial", "") => return self.dial().await,
            ("dial", code) => {
                self.code = dialled(code).map_err(Fault)?;
                return self.dial().await;
            }
            ("number", number) => {
                self.citizen.msisdn =
                    Msisdn::parse(number).map_err(|error| Fault(error.to_string()))?;
                format!("number {}", self.citizen.msisdn.e164())
            }
            ("account", name) if !name.is_empty() => {
                self.citizen.account = Some(name.to_owned());
                format!("account {name}")
            }
            ("network", name) if !name.is_empty() => {
                self.citizen.network = Some(name.to_owned());
                format!("network {name}")
            }
            ("language", tag) => {
                self.citizen.language = Some(language(tag).map_err(Fault)?);
                format!("language {tag}, unless the citizen has chosen one already")
            }
            _ => return Err(Fault(format!("`:{command}` is no command; see :help"))),
        };
        self.note(&format!("From the next dial on: {changed}."))
    }

    async fn dial(&mut self) -> Result<(), Fault> {
        self.open = false;
        let screen = self.phone.dial(&self.citizen, &self.code).await?;
        self.show(&format!("dial {}", self.code), &screen)
    }

    async fn enter(&mut self, entry: &str) -> Result<(), Fault> {
        if !self.open {
            return Err(Fault("No session is open: :redial, :dial CODE or :quit.".to_owned()));
        }
        let screen = self.phone.enter(entry).await?;
        self.show(&format!("> {entry}"), &screen)
    }

    /// Sends a message and shows what comes back.
    async fn text(&mut self, written: &str) -> Result<(), Fault> {
        let (code, text) = short_code(written).map_err(Fault)?;
        self.phone.text(&self.citizen, &code, &text).await?;
        if !self.drawn {
            self.say(&format!("sms {code} {text}\n"))?;
        }
        self.inbox().await
    }

    async fn inbox(&mut self) -> Result<(), Fault> {
        let messages = self.phone.inbox(&self.citizen).await?;
        if messages.is_empty() {
            return self.note("No message came.");
        }
        for message in messages {
            let text = if self.drawn {
                received(&self.citizen, &message)
            } else {
                let screen = Screen { text: message.body, ends: false };
                told("inbox:", &screen)
            };
            self.say(&text)?;
        }
        Ok(())
    }

    async fn hang_up(&mut self) -> Result<(), Fault> {
        if self.open {
            self.open = false;
            self.phone.hang_up().await?;
        }
        Ok(())
    }

    fn show(&mut self, action: &str, screen: &Screen) -> Result<(), Fault> {
        self.open = !screen.ends;
        let most = self.citizen.account.as_ref().and_then(|account| self.limits.get(account));
        let most = *most.unwrap_or(&DEFAULT_SEPTETS);
        let text =
            if self.drawn { drawn(&self.citizen, screen, most) } else { told(action, screen) };
        self.say(&text)
    }

    /// Says something that only a person wants to know.
    fn note(&mut self, text: &str) -> Result<(), Fault> {
        if self.drawn { self.say(&format!("{text}\n")) } else { Ok(()) }
    }

    fn say(&mut self, text: &str) -> Result<(), Fault> {
        put(&mut self.output, text)
    }
}

fn put(output: &mut impl Write, text: &str) -> Result<(), Fault> {
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .map_err(|error| Fault(format!("the output cannot be written: {error}")))
}

/// A screen as a story states it.
fn told(action: &str, screen: &Screen) -> String {
    let mut lines = vec![action.to_owned()];
    lines.extend(screen.text.split('\n').map(|line| format!("| {line}")));
    lines.push(gsm7::septets(&screen.text).map_or_else(
        || "# This screen leaves the GSM 03.38 alphabet.".to_owned(),
        |septets| format!("= {septets}"),
    ));
    lines.extend(screen.ends.then(|| "END".to_owned()));
    lines.join("\n") + "\n"
}

/// A screen as a handset shows it, in a frame.
fn drawn(citizen: &Citizen, screen: &Screen, most: usize) -> String {
    let network = citizen
        .network
        .clone()
        .unwrap_or_else(|| citizen.msisdn.network_hint().map_or("USSD", Network::name).to_owned());
    let mut text = framed(&network, citizen.msisdn.e164(), &screen.text);
    text += &gsm7::septets(&screen.text).map_or_else(
        || format!("  {}/{USSD_UCS2} UCS-2 units\n", screen.text.encode_utf16().count()),
        |septets| format!("  {septets}/{most} septets\n"),
    );
    if screen.ends {
        text += "  The session is closed. :redial, :dial CODE or :quit\n";
    }
    text
}

/// A message as a handset shows it, in a frame, with what it costs.
fn received(citizen: &Citizen, message: &Message) -> String {
    let cost = segments(&message.body);
    let unit = match cost.encoding {
        Encoding::Gsm7 => "septets",
        Encoding::Ucs2 => "UCS-2 units",
    };
    let frame = framed(&format!("SMS {}", message.from), citizen.msisdn.e164(), &message.body);
    format!("{frame}  {} {unit}, {} SMS\n", cost.units, cost.count())
}

/// A text in a frame with a line above it.
fn framed(left: &str, right: &str, text: &str) -> String {
    let room = COLUMNS.saturating_sub(right.len() + 1);
    let left: String = left.chars().take(room).collect();
    let rule = "─".repeat(COLUMNS + 2);
    let mut lines =
        vec![format!("┌{rule}┐"), format!("│ {left:room$} {right} │"), format!("├{rule}┤")];
    let rows = text.split('\n').flat_map(|line| wrapped(line, COLUMNS));
    lines.extend(rows.map(|row| format!("│ {row:COLUMNS$} │")));
    lines.push(format!("└{rule}┘"));
    lines.join("\n") + "\n"
}

/// A line cut at blanks into rows of at most `columns`; a longer word is cut
/// where the row ends.
fn wrapped(line: &str, columns: usize) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut used = 0;
    for word in line.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        if used > 0 && used + 1 + word.len() <= columns {
            row.push(' ');
            used += 1;
        } else if used > 0 {
            rows.push(std::mem::take(&mut row));
            used = 0;
        }
        while word.len() > columns {
            rows.push(word.drain(..columns).collect());
        }
        used += word.len();
        row.extend(word);
    }
    rows.push(row);
    rows
}
