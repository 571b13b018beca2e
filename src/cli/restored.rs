//! `confirm-restored`: whoever has the machine says that a restored or moved database is
//! the service itself. The server may run meanwhile.

use std::process::ExitCode;

use super::say;
use crate::{
    app,
    config::Config,
    gateway::{refusal::Refusal, tokens::command_line},
};

/// Runs the command.
///
/// # Errors
/// What the database says, in words.
pub async fn confirm(config: &Config) -> Result<ExitCode, String> {
    let (gateway, store) = app::gateway(config).await.map_err(|failure| failure.to_string())?;
    let confirmed = gateway.confirm_restored(&command_line()).await;
    let text = match confirmed {
        Ok(()) => {
            "confirmed: broadcasts may leave again. Those that were held wait for an officer, who \
             releases or cancels each."
        }
        Err(Refusal::State(_)) => "there is nothing to confirm",
        Err(refusal) => return Err(refusal.to_string()),
    };
    say(text);
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
