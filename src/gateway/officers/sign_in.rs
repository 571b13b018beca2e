//! Signing in: a name and a password, then a code where there is a second factor.

use serde_json::json;

use super::{
    Caller, SecondFactor, Session, SignIn,
    delays::{Counted, Of, network, subjects},
    folded, officer_of,
    passwords::{Turn, examine},
    second_factor::Factor,
    sessions::Browser,
    subject,
};
use crate::{
    gateway::{
        Gateway,
        refusal::{Fault, Refusal},
    },
    store::{
        StoreError, officer_sessions,
        officers::{self, OfficerRow},
    },
};

/// What came of showing a password.
enum Proof<'a> {
    Right(Right<'a>),
    Not(SignIn),
}

/// A password was right.
struct Right<'a> {
    turn: Turn,
    /// The try, to be given back.
    counted: Counted,
    from: Browser<'a>,
}

impl Gateway {
    /// Signs somebody in by name and password. The session may still owe a code: see
    /// [`Session::second_factor`].
    ///
    /// A name that is nobody's, one that may not sign in and a wrong password take the
    /// same steps and get the same answer.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        from: &Caller,
    ) -> Result<SignIn, StoreError> {
        let name = folded(name);
        let row = officers::find(&self.inner.store, &name).await?;
        let row = row.filter(|row| row.disabled_at.is_none() && row.password.is_some());
        let Right { turn, counted, from } =
            match self.prove(&name, row.as_ref(), password, from).await? {
                Proof::Right(right) => right,
                Proof::Not(answer) => return Ok(answer),
            };
        let Some(row) = row else { return Ok(SignIn::Wrong) };
        let better = self.better_hash(turn, password, &row).await?;

        let mut tx = self.inner.store.begin().await?;
        self.give_back(&mut tx, &counted).await?;
        let Some(mut held) = still(officers::hold(&mut tx, row.id).await?, &row) else {
            return Ok(SignIn::Wrong);
        };
        held.signed_in_at = Some(self.inner.world.now());
        held.password = better.or(held.password);
        officers::save(&mut tx, &held).await?;
        let opened = self.open_session(&mut tx, &held, from).await?;
        let detail = json!({
            "network": network(from.caller.address),
            "second_factor": opened.session.second_factor.word(),
        });
        let by = officer_of(&held);
        self.record_officer(&mut tx, &by, "officer.sign-in", held.id, detail).await?;
        tx.commit().await?;
        Ok(SignIn::In(Box::new(opened)))
    }

    /// Shows the code that a session owes: one of the telephone's, or a recovery code.
    /// Each is good once.
    ///
    /// # Errors
    /// What the store says.
    pub async fn show_code(
        &self,
        token: &str,
        code: &str,
        from: &Caller,
    ) -> Result<SignIn, StoreError> {
        let session = self.session(token).await?;
        let owing = session.filter(|session| session.second_factor == SecondFactor::Due);
        let Some(session) = owing else { return Ok(SignIn::Wrong) };
        let account = session.account;
        let from = self.browser(from, account).await?;
        let counted = subjects(Of::Code, &account.to_string(), &subject(account), from);
        if let Some(wait) = self.waits(&counted).await? {
            return Ok(SignIn::Wait(wait));
        }
        let counted = match self.count_try(counted).await? {
            Ok(counted) => counted,
            Err(wait) => return Ok(SignIn::Wait(wait)),
        };

        let mut tx = self.inner.store.begin().await?;
        self.give_back(&mut tx, &counted).await?;
        let held = officers::hold(&mut tx, account).await?;
        let held = held.filter(|row| row.disabled_at.is_none());
        let accepted = held.and_then(|row| self.accept_code(row, code));
        let Some((row, factor)) = accepted else {
            // With the transaction goes what was given back.
            drop(tx);
            self.tell_failure(Of::Code, &counted).await?;
            return Ok(SignIn::Wrong);
        };
        officers::save(&mut tx, &row).await?;
        let renewed = self.renew_session(&mut tx, &row, &session, true, from).await?;
        let Some(renewed) = renewed else { return Ok(SignIn::Wrong) };
        let network = network(from.caller.address);
        let detail = match factor {
            Factor::Telephone => json!({ "network": network, "by": "telephone" }),
            Factor::Recovery { left } => {
                json!({ "network": network, "by": "recovery code", "left": left })
            }
        };
        self.record_officer(&mut tx, &session.officer, "officer.code", account, detail).await?;
        tx.commit().await?;
        Ok(SignIn::In(Box::new(renewed)))
    }

    /// Asks an officer who is signed in for the password anew, before something that
    /// matters: see [`Gateway::is_confirmed`].
    ///
    /// # Errors
    /// What the store says.
    pub async fn confirm(
        &self,
        session: &Session,
        password: &str,
        from: &Caller,
    ) -> Result<SignIn, StoreError> {
        let Some((row, proof)) = self.prove_again(session, password, from).await? else {
            return Ok(SignIn::Wrong);
        };
        let Right { counted, from, .. } = match proof {
            Proof::Right(right) => right,
            Proof::Not(answer) => return Ok(answer),
        };
        let mut tx = self.inner.store.begin().await?;
        self.give_back(&mut tx, &counted).await?;
        let Some(held) = still(officers::hold(&mut tx, row.id).await?, &row) else {
            return Ok(SignIn::Wrong);
        };
        let renewed = self.renew_session(&mut tx, &held, session, false, from).await?;
        let Some(renewed) = renewed else { return Ok(SignIn::Wrong) };
        let by = &session.officer;
        self.record_officer(&mut tx, by, "officer.confirm", row.id, json!({})).await?;
        tx.commit().await?;
        Ok(SignIn::In(Box::new(renewed)))
    }

    /// Changes an officer's own password. All their other sessions end.
    ///
    /// # Errors
    /// What is wrong with the new one, what stands against it, or what the store says.
    pub async fn change_password(
        &self,
        session: &Session,
        current: &str,
        new: &str,
        from: &Caller,
    ) -> Result<SignIn, Refusal> {
        if session.second_factor == SecondFactor::Due {
            return Err(Refusal::State(Fault::new("", "second-factor-due")));
        }
        examine(new, &session.officer.name)?;
        let Some((row, proof)) = self.prove_again(session, current, from).await? else {
            return Ok(SignIn::Wrong);
        };
        let Right { turn, counted, from } = match proof {
            Proof::Right(right) => right,
            Proof::Not(answer) => return Ok(answer),
        };
        let salt = self.fresh_secret()?;
        let hash = self.inner.passwords.hash(turn, new, &salt).await?;
        let mut tx = self.inner.store.begin().await?;
        self.give_back(&mut tx, &counted).await?;
        let Some(mut held) = still(officers::hold(&mut tx, row.id).await?, &row) else {
            return Ok(SignIn::Wrong);
        };
        held.password = Some(hash);
        officers::save(&mut tx, &held).await?;
        let ended = officer_sessions::end_others(&mut tx, row.id, session.id).await?;
        let renewed = self.renew_session(&mut tx, &held, session, false, from).await?;
        let Some(renewed) = renewed else { return Ok(SignIn::Wrong) };
        let detail = json!({ "ended_sessions": ended });
        let by = &session.officer;
        self.record_officer(&mut tx, by, "officer.password", row.id, detail).await?;
        tx.commit().await?;
        Ok(SignIn::In(Box::new(renewed)))
    }

    /// [`Gateway::prove`] for who is signed in; `None` if their account is gone.
    async fn prove_again<'a>(
        &self,
        session: &Session,
        password: &str,
        from: &'a Caller,
    ) -> Result<Option<(OfficerRow, Proof<'a>)>, StoreError> {
        let row = officers::get(&self.inner.store, session.account).await?;
        let row = row.filter(|row| row.disabled_at.is_none() && row.password.is_some());
        let Some(row) = row else { return Ok(None) };
        let proof = self.prove(&folded(&row.name), Some(&row), password, from).await?;
        Ok(Some((row, proof)))
    }

    /// Whether a password is an account's. The same is done, and counted, without one.
    async fn prove<'a>(
        &self,
        name: &str,
        row: Option<&OfficerRow>,
        password: &str,
        from: &'a Caller,
    ) -> Result<Proof<'a>, StoreError> {
        // Number 0 is nobody's; it is asked for all the same.
        let from = self.browser(from, row.map_or(0, |row| row.id)).await?;
        let shown = row.map_or_else(|| "an unknown name".to_owned(), |row| subject(row.id));
        let counted = subjects(Of::Password, name, &shown, from);
        if let Some(wait) = self.waits(&counted).await? {
            return Ok(Proof::Not(SignIn::Wait(wait)));
        }
        let Some(turn) = self.inner.passwords.turn().await else {
            return Ok(Proof::Not(SignIn::Busy));
        };
        let counted = match self.count_try(counted).await? {
            Ok(counted) => counted,
            Err(wait) => return Ok(Proof::Not(SignIn::Wait(wait))),
        };
        let kept = row.and_then(|row| row.password.as_ref());
        let (turn, is_right) = self.inner.passwords.matches(turn, password, kept).await?;
        if is_right {
            return Ok(Proof::Right(Right { turn, counted, from }));
        }
        drop(turn);
        self.tell_failure(Of::Password, &counted).await?;
        Ok(Proof::Not(SignIn::Wrong))
    }

    /// The password's hash at today's cost, where it was kept at another.
    async fn better_hash(
        &self,
        turn: Turn,
        password: &str,
        row: &OfficerRow,
    ) -> Result<Option<officers::Hidden>, StoreError> {
        let kept = row.password.as_ref();
        if !kept.is_some_and(|kept| self.inner.passwords.is_outdated(kept)) {
            return Ok(None);
        }
        let salt = self.fresh_secret()?;
        self.inner.passwords.hash(turn, password, &salt).await.map(Some)
    }
}

/// The row that is held now, if what was proved still holds of it.
fn still(held: Option<OfficerRow>, proved: &OfficerRow) -> Option<OfficerRow> {
    held.filter(|held| held.disabled_at.is_none() && held.password == proved.password)
}
