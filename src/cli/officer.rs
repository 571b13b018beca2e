//! `officer`: who may use the console. For whoever has the machine, also on the day when
//! no administrator can sign in any more; the server may run meanwhile.

use std::{fmt::Write as _, process::ExitCode};

use clap::Subcommand;

use super::{
    say,
    token::{RoleWord, shown},
};
use crate::{
    app,
    config::Config,
    domain::{officer::Role, time::Timestamp},
    gateway::{
        Gateway,
        officers::accounts::{Account, Invited},
        refusal::Refusal,
        tokens::command_line,
    },
};

/// `baragumu officer …`
#[derive(Debug, Subcommand)]
pub enum OfficerCommand {
    /// Make an account, and the link by which its officer joins.
    Invite {
        /// The officer's name. Nobody approves what an officer of the same name wrote.
        name: String,
        /// What they may do.
        #[arg(long, value_enum)]
        role: RoleWord,
    },
    /// Make a new link for an officer who lost theirs or forgot the password.
    Renew {
        /// The officer's name.
        name: String,
        /// The telephone that shows the codes is lost too, and the recovery codes with it.
        #[arg(long)]
        lost_telephone: bool,
    },
    /// List all officers.
    List,
}

/// Runs a command on officers.
///
/// # Errors
/// What went wrong, in words.
pub async fn run(command: OfficerCommand, config: &Config) -> Result<ExitCode, String> {
    let (gateway, store) = app::gateway(config).await.map_err(|failure| failure.to_string())?;
    let by = command_line();
    let refused = |refusal: Refusal| refused(&refusal);
    let answer = match command {
        OfficerCommand::Invite { name, role } => {
            let role = Role::from(role);
            let invited = gateway.invite(&by, &name, role).await.map_err(refused)?;
            link(config, &invited, &format!("{} ({})", name.trim(), role.word()))
        }
        OfficerCommand::Renew { name, lost_telephone } => {
            let account = named(&gateway, &name).await?;
            let invited = gateway.renew_invitation(&by, account.id).await.map_err(refused)?;
            if lost_telephone {
                gateway.forget_second_factor(&by, account.id).await.map_err(refused)?;
            }
            link(config, &invited, &format!("{} ({})", account.name, account.role.word()))
        }
        OfficerCommand::List => {
            list(&gateway.officers(&by).await.map_err(refused)?, gateway.world().now())
        }
    };
    store.close().await;
    say(&answer);
    Ok(ExitCode::SUCCESS)
}

/// The account of a name as the command line has it.
async fn named(gateway: &Gateway, name: &str) -> Result<Account, String> {
    let accounts = gateway.officers(&command_line()).await.map_err(|error| refused(&error))?;
    let same = |account: &Account| account.name.to_lowercase() == name.trim().to_lowercase();
    accounts
        .into_iter()
        .find(same)
        .ok_or_else(|| "there is no officer of this name: see `baragumu officer list`".to_owned())
}

fn link(config: &Config, invited: &Invited, who: &str) -> String {
    format!(
        "{}/console/join/{}\n\nThis link is for {who}. It is good once, until {}, and shown this once: \
         hand it over like a password.",
        config.server.public_url.trim_end_matches('/'),
        invited.token,
        shown(invited.expires_at),
    )
}

fn list(accounts: &[Account], now: Timestamp) -> String {
    if accounts.is_empty() {
        return "There is no officer yet.".to_owned();
    }
    let mut list =
        String::from("number  role           second factor  last signed in        officer");
    for account in accounts {
        let signed_in = account.signed_in_at.map_or("never".to_owned(), shown);
        let invited = match account.invited_until {
            None => String::new(),
            Some(until) if until > now => format!(", link good until {}", shown(until)),
            Some(_) => ", link too old".to_owned(),
        };
        let _ = write!(
            list,
            "\n{:<7} {:<14} {:<14} {:<21} {} ({}{invited})",
            account.id,
            account.role.word(),
            if account.has_second_factor { "yes" } else { "no" },
            signed_in,
            account.name,
            account.standing.word(),
        );
    }
    list
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Fields(faults) if faults.iter().any(|fault| fault.key == "officer-taken") => {
            "there is an officer of this name already: use `baragumu officer renew` for a new link"
                .to_owned()
        }
        Refusal::Fields(_) => {
            "NAME must be 1 to 64 letters, digits, spaces and . ' - _ @, and not \
                               `system` or `command line`"
                .to_owned()
        }
        Refusal::State(_) => {
            "this account is disabled: an administrator enables it in the console".to_owned()
        }
        other => other.to_string(),
    }
}
