//! `token` and `audit`: who may use the API, and whether the trail of what they did
//! is whole. For whoever has the machine; the database may be in use meanwhile.

use std::{fmt::Write as _, process::ExitCode};

use clap::{Subcommand, ValueEnum};

use super::{FAILED, say};
use crate::{
    app,
    config::Config,
    domain::{officer::Role, time::Timestamp},
    gateway::{
        audit::Verdict,
        refusal::Refusal,
        tokens::{Made, command_line},
    },
};

/// `baragumu token …`
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token. It is shown once; only its digest is kept.
    Create {
        /// What its holder may do.
        #[arg(long, value_enum)]
        role: RoleWord,
        /// Who acts with it. Nobody approves what an officer of the same name wrote.
        #[arg(long, value_name = "NAME")]
        officer: String,
    },
    /// List all tokens, without what is secret of them.
    List,
    /// Revoke a token, by its number in the list.
    Revoke {
        /// Its number.
        number: i64,
    },
}

/// `baragumu audit …`
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Reckon every line's hash again; exit with 1 and name the first line that was
    /// changed or is missing.
    Verify,
}

/// The roles as words of the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoleWord {
    /// Reads, with numbers masked.
    Viewer,
    /// Writes broadcasts, answers citizens, keeps subscribers.
    Author,
    /// Approves what somebody else wrote, and stops it.
    Approver,
    /// Reads as a viewer does, and the trail of who did what; changes nothing.
    Auditor,
    /// Does everything, and confirms that a restored database may send.
    Administrator,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Viewer => Self::Viewer,
            RoleWord::Author => Self::Author,
            RoleWord::Approver => Self::Approver,
            RoleWord::Auditor => Self::Auditor,
            RoleWord::Administrator => Self::Administrator,
        }
    }
}

/// Runs a command on tokens.
///
/// # Errors
/// What went wrong, in words.
pub async fn run(command: TokenCommand, config: &Config) -> Result<ExitCode, String> {
    let (gateway, store) = app::gateway(config).await.map_err(|failure| failure.to_string())?;
    let by = command_line();
    let answer = match command {
        TokenCommand::Create { role, officer } => {
            let made = gateway.create_token(&by, &officer, role.into()).await;
            let Made { id, token } = made.map_err(|refusal| refused(&refusal))?;
            let role = Role::from(role).word();
            format!(
                "{token}\n\nThis is token {id} of {} ({role}). It is shown this once: keep it like a \
                 password.\nRevoke it with: baragumu token revoke {id}",
                officer.trim()
            )
        }
        TokenCommand::List => {
            let tokens = gateway.list_tokens().await.map_err(|error| error.to_string())?;
            let mut list = String::from(
                "number  role           made                  last used             officer",
            );
            let instant = |at: Option<Timestamp>| at.map_or("never".to_owned(), shown);
            for token in &tokens {
                let revoked = token
                    .revoked_at
                    .map_or(String::new(), |at| format!(" (revoked {})", shown(at)));
                let _ = write!(
                    list,
                    "\n{:<7} {:<14} {:<21} {:<21} {}{revoked}",
                    token.id,
                    token.role.word(),
                    shown(token.created_at),
                    instant(token.used_at),
                    token.officer,
                );
            }
            if tokens.is_empty() { "There is no token yet.".to_owned() } else { list }
        }
        TokenCommand::Revoke { number } => {
            let token =
                gateway.revoke_token(&by, number).await.map_err(|refusal| refused(&refusal))?;
            format!("Token {number} of {} is revoked.", token.officer)
        }
    };
    store.close().await;
    say(&answer);
    Ok(ExitCode::SUCCESS)
}

/// Examines the trail.
///
/// # Errors
/// What went wrong, in words.
pub async fn examine(command: AuditCommand, config: &Config) -> Result<ExitCode, String> {
    let AuditCommand::Verify = command;
    let (gateway, store) = app::gateway(config).await.map_err(|failure| failure.to_string())?;
    let verdict = gateway.verify_trail().await.map_err(|error| error.to_string())?;
    store.close().await;
    Ok(match verdict {
        Verdict::Whole { lines: 0, .. } => {
            say("The trail is empty.");
            ExitCode::SUCCESS
        }
        Verdict::Whole { lines, head } => {
            say(&format!("The trail is whole: {lines} lines, the last with hash {head}."));
            ExitCode::SUCCESS
        }
        Verdict::Broken { seq } => {
            say(&format!(
                "The trail is broken: line {seq} is not as it was written, or is missing. The lines \
                 before it are whole."
            ));
            FAILED.into()
        }
    })
}

/// An instant to the second.
pub(super) fn shown(at: Timestamp) -> String {
    Timestamp::from_ms(at.as_ms() / 1000 * 1000).to_string()
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Absent { .. } => {
            "there is no token with this number that is still good: see `baragumu token list`"
                .to_owned()
        }
        Refusal::Fields(_) => {
            "--officer must be 1 to 64 letters, digits, spaces and . ' - _ @, and not \
                               `system` or `command line`"
                .to_owned()
        }
        other => other.to_string(),
    }
}
