//! Officers sign in and out, lose things, and strangers guess. Nothing waits: the clock
//! moves when told.

use std::time::Duration;

use baragumu::{
    domain::{
        language::Language,
        officer::{Officer, Role},
    },
    gateway::{
        Gateway,
        audit::Verdict,
        officers::{
            Caller, NewSession, SecondFactor, Session, SignIn,
            accounts::{INVITED_FOR, Standing},
            delays, passwords,
            second_factor::RECOVERY_CODES,
            sessions::{CODE_OWED_FOR, CONFIRMED_FOR, IDLE, LONGEST},
            totp::code_at,
        },
        refusal::Refusal,
        tokens::command_line,
    },
    store::audit,
};

use crate::support::{
    databases::{Database, both_databases},
    gateway::{ACCOUNTS, TestGateway, morning},
};

both_databases! {
    the_first_invitation_is_only_while_nobody_is_there,
    an_invitation_is_good_once_and_for_three_days,
    a_forgotten_password_is_chosen_anew_by_a_link,
    a_session_ends_when_idle_and_in_any_case,
    a_fourth_session_ends_the_oldest,
    a_token_is_good_until_its_officer_is_proved_anew,
    an_ended_session_stays_ended,
    a_change_of_password_ends_the_other_sessions,
    an_approver_enrols_before_anything_else,
    a_code_is_good_once,
    secrets_are_sealed_where_there_is_a_key,
    a_recovery_code_is_good_once,
    a_lost_telephone_is_forgotten_by_an_administrator,
    guessing_is_delayed_and_nobody_is_locked_out,
    guessing_codes_is_delayed,
    a_network_is_delayed_whatever_names_it_tries,
    nobody_learns_who_has_an_account,
    many_wrong_sign_ins_hash_two_at_a_time,
    the_last_administrator_stays,
    only_administrators_keep_accounts,
    what_matters_asks_for_the_password_anew,
    the_trail_tells_everything_and_no_secret,
}

const PASSWORD: &str = "mihogo saa kumi barabarani";
const OTHER_PASSWORD: &str = "ng'ombe saba wanavuka mto";

/// A browser of the council's office.
fn office() -> Caller {
    caller("41.59.12.7")
}

fn caller(address: &str) -> Caller {
    Caller { address: address.parse().unwrap(), agent: "Firefox".to_owned(), device: None }
}

async fn node(database: &Database) -> TestGateway {
    TestGateway::start(&database.store, &morning()).await
}

/// Invites somebody and lets them join.
async fn joined(gateway: &Gateway, name: &str, role: Role) -> NewSession {
    let invited = gateway.invite(&command_line(), name, role).await.unwrap();
    gateway.join_office(&invited.token, None, PASSWORD, &office()).await.unwrap()
}

async fn signs_in(gateway: &Gateway, name: &str) -> NewSession {
    came_in(gateway.sign_in(name, PASSWORD, &office()).await.unwrap())
}

#[track_caller]
fn came_in(answer: SignIn) -> NewSession {
    match answer {
        SignIn::In(session) => *session,
        other => panic!("{other:?}"),
    }
}

/// Enrols, and returns the telephone's secret with the session and the recovery codes.
async fn enrolled(node: &TestGateway, session: &Session) -> (String, NewSession, Vec<String>) {
    let proposed = node.gateway.enrol(session).await.unwrap();
    let code = code_now(node, &proposed.secret_base32);
    let enrolled = node.gateway.enrolled(session, &code, &office()).await.unwrap();
    (proposed.secret_base32, enrolled.session, enrolled.recovery_codes)
}

fn code_now(node: &TestGateway, secret: &str) -> String {
    code_at(secret, node.gateway.world().now()).unwrap()
}

async fn is_open(gateway: &Gateway, token: &str) -> bool {
    gateway.session(token).await.unwrap().is_some()
}

fn just_under(duration: Duration) -> Duration {
    duration.saturating_sub(Duration::from_secs(1))
}

/// The keys of what was refused.
#[track_caller]
fn keys<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Vec<&'static str> {
    match refused.unwrap_err() {
        Refusal::Fields(faults) => faults.iter().map(|fault| fault.key).collect(),
        Refusal::State(fault) => vec![fault.key],
        Refusal::Absent { what } => vec![what],
        Refusal::Role { needs } => vec![needs.word()],
        Refusal::Store(error) => panic!("{error}"),
    }
}

async fn actions(database: &Database) -> Vec<String> {
    let lines = audit::page(&database.store, 0, 1_000).await.unwrap();
    lines.into_iter().map(|line| line.action).collect()
}

async fn the_first_invitation_is_only_while_nobody_is_there(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let earlier = gateway.first_invitation().await.unwrap().unwrap();
    let link = gateway.first_invitation().await.unwrap().unwrap();
    assert_eq!(gateway.invitation(&earlier).await.unwrap(), None, "a new start replaces it");
    let invitation = gateway.invitation(&link).await.unwrap().unwrap();
    assert_eq!((invitation.name, invitation.role), (None, Role::Administrator));

    let refused = gateway.join_office(&link, Some(" "), "short", &office()).await;
    assert_eq!(keys(refused), ["officer-name", "password-length"]);
    let refused = gateway.join_office(&link, Some("Asha"), "halmashauri2026", &office()).await;
    assert_eq!(keys(refused), ["password-common"]);
    let first = gateway.join_office(&link, Some(" Asha  Mwakyusa "), PASSWORD, &office()).await;
    let first = first.unwrap();
    let officer = &first.session.officer;
    assert_eq!((officer.name.as_str(), officer.role), ("Asha Mwakyusa", Role::Administrator));
    assert_eq!(first.session.second_factor, SecondFactor::Unenrolled);

    assert_eq!(gateway.first_invitation().await.unwrap(), None);
    let again = gateway.join_office(&link, Some("Juma"), PASSWORD, &office()).await;
    assert_eq!(keys(again), ["invitation"]);
    assert_eq!(database.count("officers").await, 1);
    // A link that was made before somebody came in by another way is not good either.
    assert_eq!(database.count("invitations").await, 0);
}

async fn an_invitation_is_good_once_and_for_three_days(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let by = command_line();
    let invited = gateway.invite(&by, "Juma", Role::Author).await.unwrap();
    assert_eq!(keys(gateway.invite(&by, "JUMA", Role::Viewer).await), ["officer-taken"]);
    assert_eq!(keys(gateway.invite(&by, "system", Role::Viewer).await), ["officer-name"]);
    let invitation = gateway.invitation(&invited.token).await.unwrap().unwrap();
    assert_eq!((invitation.name.as_deref(), invitation.role), (Some("Juma"), Role::Author));
    assert!(matches!(gateway.sign_in("juma", PASSWORD, &office()).await, Ok(SignIn::Wrong)));

    node.clock_passes(INVITED_FOR);
    let late = gateway.join_office(&invited.token, None, PASSWORD, &office()).await;
    assert_eq!(keys(late), ["invitation"]);
    let renewed = gateway.renew_invitation(&by, invited.account).await.unwrap();
    node.clock_passes(just_under(INVITED_FOR));
    // A name that comes with it changes nothing: it was chosen for them.
    let session = gateway.join_office(&renewed.token, Some("Chief"), PASSWORD, &office()).await;
    let session = session.unwrap();
    assert_eq!(session.session.officer, Officer::new("Juma", Role::Author));
    assert!(session.session.is_whole() && is_open(gateway, &session.token).await);
    let again = gateway.join_office(&renewed.token, None, OTHER_PASSWORD, &office()).await;
    assert_eq!(keys(again), ["invitation"]);

    // Two at the same moment: one of them.
    let race = gateway.invite(&by, "Rehema", Role::Viewer).await.unwrap();
    let join = || async { gateway.join_office(&race.token, None, PASSWORD, &office()).await };
    let (one, two) = tokio::join!(join(), join());
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    // And one that was taken back with the account.
    let gone = gateway.invite(&by, "Salum", Role::Viewer).await.unwrap();
    gateway.disable(&by, gone.account).await.unwrap();
    assert_eq!(gateway.invitation(&gone.token).await.unwrap(), None);
    assert_eq!(keys(gateway.renew_invitation(&by, gone.account).await), ["officer-disabled"]);
}

async fn a_forgotten_password_is_chosen_anew_by_a_link(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let session = joined(gateway, "Juma", Role::Author).await;
    let link = gateway.renew_invitation(&command_line(), session.session.account).await.unwrap();
    assert!(is_open(gateway, &session.token).await, "until it is used nothing changes");
    assert!(gateway.invitation(&link.token).await.unwrap().unwrap().is_renewal);
    let new = gateway.join_office(&link.token, None, OTHER_PASSWORD, &office()).await.unwrap();
    assert!(!is_open(gateway, &session.token).await && is_open(gateway, &new.token).await);
    assert!(matches!(gateway.sign_in("Juma", PASSWORD, &office()).await, Ok(SignIn::Wrong)));
    came_in(gateway.sign_in(" JUMA ", OTHER_PASSWORD, &office()).await.unwrap());
}

async fn a_session_ends_when_idle_and_in_any_case(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let idle = joined(gateway, "Juma", Role::Author).await;
    node.clock_passes(just_under(IDLE));
    assert!(is_open(gateway, &idle.token).await);
    node.clock_passes(just_under(IDLE));
    assert!(is_open(gateway, &idle.token).await, "that was a use");
    node.clock_passes(IDLE);
    assert!(!is_open(gateway, &idle.token).await);

    let busy = signs_in(gateway, "Juma").await;
    let steps = LONGEST.as_secs() / 600;
    for step in 1..steps {
        node.clock_passes(Duration::from_mins(10));
        assert!(is_open(gateway, &busy.token).await, "{step}");
    }
    node.clock_passes(Duration::from_mins(10));
    assert!(!is_open(gateway, &busy.token).await);
    gateway.sweep_officers().await.unwrap();
    assert_eq!(database.count("officer_sessions").await, 0);
}

async fn a_fourth_session_ends_the_oldest(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let mut sessions = vec![joined(gateway, "Juma", Role::Author).await];
    for _ in 0..3 {
        node.clock_passes(Duration::from_secs(5));
        sessions.push(signs_in(gateway, "Juma").await);
    }
    let mut open = Vec::new();
    for session in &sessions {
        open.push(is_open(gateway, &session.token).await);
    }
    assert_eq!(open, [false, true, true, true]);
    let listed = gateway.my_sessions(&sessions[3].session).await.unwrap();
    let ids: Vec<i64> = listed.iter().map(|session| session.id).collect();
    let expected: Vec<i64> = sessions[1..].iter().rev().map(|it| it.session.id).collect();
    assert_eq!(ids, expected);
    assert_eq!((listed[0].address.as_str(), listed[0].agent.as_str()), ("41.59.12.7", "Firefox"));
}

async fn a_token_is_good_until_its_officer_is_proved_anew(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let first = joined(gateway, "Juma", Role::Approver).await;
    // A token that somebody planted opens nothing, before and after.
    assert!(!is_open(gateway, "planted").await && !is_open(gateway, "").await);
    node.clock_passes(Duration::from_mins(2));
    let mut tokens = vec![first.token.clone()];
    let confirmed = gateway.confirm(&first.session, PASSWORD, &office()).await.unwrap();
    let confirmed = came_in(confirmed);
    tokens.push(confirmed.token);
    let (_, enrolled, _) = enrolled(&node, &confirmed.session).await;
    tokens.push(enrolled.token);
    let changed =
        gateway.change_password(&enrolled.session, PASSWORD, OTHER_PASSWORD, &office()).await;
    let changed = came_in(changed.unwrap());
    for token in &tokens {
        assert!(!is_open(gateway, token).await, "each proof gave another token");
    }
    assert!(is_open(gateway, &changed.token).await);
    assert_eq!(changed.session.id, first.session.id, "the session is the same");
    assert_eq!(changed.session.opened_at, first.session.opened_at, "and as old as it was");
}

async fn an_ended_session_stays_ended(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let by = command_line();
    let one = joined(gateway, "Juma", Role::Author).await;
    gateway.sign_out(&one.session).await.unwrap();
    gateway.sign_out(&one.session).await.unwrap();
    assert!(!is_open(gateway, &one.token).await);
    // Nor does proving oneself on it bring it back.
    let proved = gateway.confirm(&one.session, PASSWORD, &office()).await.unwrap();
    assert!(matches!(proved, SignIn::Wrong), "{proved:?}");

    let (one, two, three) = (
        signs_in(gateway, "Juma").await,
        signs_in(gateway, "Juma").await,
        signs_in(gateway, "Juma").await,
    );
    gateway.end_session(&one.session, two.session.id).await.unwrap();
    assert_eq!(keys(gateway.end_session(&one.session, two.session.id).await), ["session"]);
    assert!(!is_open(gateway, &two.token).await && is_open(gateway, &three.token).await);
    // Somebody else's cannot be ended.
    let other = joined(gateway, "Rehema", Role::Author).await;
    assert_eq!(keys(gateway.end_session(&other.session, one.session.id).await), ["session"]);
    let account = one.session.account;
    let refused = gateway.sign_out_everywhere(&other.session.officer, account).await;
    assert_eq!(keys(refused), ["administrator"]);
    gateway.sign_out_everywhere(&one.session.officer, account).await.unwrap();
    assert!(!is_open(gateway, &one.token).await && !is_open(gateway, &three.token).await);

    let one = signs_in(gateway, "Juma").await;
    let token = gateway.create_token(&by, "Juma", Role::Author).await.unwrap().token;
    gateway.disable(&by, account).await.unwrap();
    assert!(!is_open(gateway, &one.token).await);
    node.clock_passes(Duration::from_secs(3));
    assert!(gateway.holder(&token).await.unwrap().is_none(), "their programs are out too");
    let kept_out = gateway.sign_in("Juma", PASSWORD, &office()).await.unwrap();
    assert!(matches!(kept_out, SignIn::Wrong), "{kept_out:?}");
    gateway.enable(&by, account).await.unwrap();
    assert!(!is_open(gateway, &one.token).await, "what was ended stays ended");
    signs_in(gateway, "Juma").await;
}

async fn a_change_of_password_ends_the_other_sessions(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let stolen = joined(gateway, "Juma", Role::Author).await;
    let own = signs_in(gateway, "Juma").await;
    let change = async |current: &str, new: &str| {
        gateway.change_password(&own.session, current, new, &office()).await
    };
    assert_eq!(keys(change(PASSWORD, "juma juma juma").await), ["password-common"]);
    assert!(matches!(change("wrong", OTHER_PASSWORD).await, Ok(SignIn::Wrong)));
    assert!(is_open(gateway, &stolen.token).await);
    let changed = came_in(change(PASSWORD, OTHER_PASSWORD).await.unwrap());
    assert!(!is_open(gateway, &stolen.token).await && is_open(gateway, &changed.token).await);
    let old = gateway.sign_in("Juma", PASSWORD, &office()).await.unwrap();
    assert!(matches!(old, SignIn::Wrong), "{old:?}");
}

async fn an_approver_enrols_before_anything_else(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Rehema", Role::Approver).await;
    assert_eq!(new.session.second_factor, SecondFactor::Unenrolled);
    assert!(!new.session.is_whole());
    assert_eq!(keys(gateway.my_sessions(&new.session).await), ["second-factor-missing"]);
    let nothing = gateway.enrolled(&new.session, "123456", &office()).await;
    assert_eq!(keys(nothing), ["enrolment-absent"]);
    let proposed = gateway.enrol(&new.session).await.unwrap();
    assert!(proposed.uri.contains(&proposed.secret_base32) && proposed.uri.contains("Rehema"));
    let wrong = gateway.enrolled(&new.session, "12345", &office()).await;
    assert_eq!(keys(wrong), ["code-wrong"]);
    // Only the last one proposed can be proved.
    let again = gateway.enrol(&new.session).await.unwrap();
    let code = code_now(&node, &proposed.secret_base32);
    assert_eq!(keys(gateway.enrolled(&new.session, &code, &office()).await), ["code-wrong"]);
    let code = code_now(&node, &again.secret_base32);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let enrolled = gateway.enrolled(&new.session, &spaced, &office()).await.unwrap();
    assert_eq!(enrolled.session.session.second_factor, SecondFactor::Shown);
    assert_eq!(enrolled.recovery_codes.len(), RECOVERY_CODES);
    let mine = gateway.my_account(&enrolled.session.session).await.unwrap();
    assert_eq!((mine.has_second_factor, mine.recovery_codes), (true, RECOVERY_CODES));
    assert_eq!(mine.standing, Standing::Active);

    // A role that grows asks for it too, from the next request on.
    let author = joined(gateway, "Juma", Role::Author).await;
    assert!(author.session.is_whole());
    gateway.change_role(&command_line(), author.session.account, Role::Approver).await.unwrap();
    let session = gateway.session(&author.token).await.unwrap().unwrap();
    assert_eq!(session.second_factor, SecondFactor::Unenrolled);
    assert_eq!(session.officer.role, Role::Approver);
}

async fn a_code_is_good_once(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Rehema", Role::Approver).await;
    let (secret, first, _) = enrolled(&node, &new.session).await;
    let due = signs_in(gateway, "Rehema").await;
    assert_eq!(due.session.second_factor, SecondFactor::Due);
    assert!(due.device.is_none(), "a password alone makes no browser known");
    assert_eq!(keys(gateway.enrol(&due.session).await), ["second-factor-due"]);
    assert_eq!(keys(gateway.my_sessions(&due.session).await), ["second-factor-due"]);
    // The code that proved the enrolment was used up by that.
    let code = code_now(&node, &secret);
    let shown = gateway.show_code(&due.token, &code, &office()).await.unwrap();
    assert!(matches!(shown, SignIn::Wrong), "{shown:?}");
    node.clock_passes(Duration::from_secs(30));
    let code = code_now(&node, &secret);
    let whole = came_in(gateway.show_code(&due.token, &code, &office()).await.unwrap());
    assert_eq!(whole.session.second_factor, SecondFactor::Shown);
    assert!(!is_open(gateway, &due.token).await && is_open(gateway, &whole.token).await);
    assert!(is_open(gateway, &first.token).await);

    let second = signs_in(gateway, "Rehema").await;
    let replayed = gateway.show_code(&second.token, &code, &office()).await.unwrap();
    assert!(matches!(replayed, SignIn::Wrong), "{replayed:?}");
    // Two with the same code at the same moment: one of them.
    node.clock_passes(Duration::from_mins(1));
    let third = signs_in(gateway, "Rehema").await;
    let code = code_now(&node, &secret);
    let show = async |token: &str| gateway.show_code(token, &code, &office()).await.unwrap();
    let (one, two) = tokio::join!(show(&second.token), show(&third.token));
    let came = [&one, &two].map(|answer| matches!(answer, SignIn::In(_)));
    assert!(came[0] != came[1], "{one:?} {two:?}");
    // A code that is owed too long is asked for from the beginning.
    let late = signs_in(gateway, "Rehema").await;
    node.clock_passes(CODE_OWED_FOR);
    let code = code_now(&node, &secret);
    let answer = gateway.show_code(&late.token, &code, &office()).await.unwrap();
    assert!(matches!(answer, SignIn::Wrong), "{answer:?}");
    assert!(!is_open(gateway, &late.token).await);
}

async fn a_recovery_code_is_good_once(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Rehema", Role::Administrator).await;
    let (_, _, codes) = enrolled(&node, &new.session).await;
    let written = codes[0].to_lowercase().replace('-', " ").replace('o', "0");
    let due = signs_in(gateway, "Rehema").await;
    let whole = came_in(gateway.show_code(&due.token, &written, &office()).await.unwrap());
    let due = signs_in(gateway, "Rehema").await;
    let again = gateway.show_code(&due.token, &codes[0], &office()).await.unwrap();
    assert!(matches!(again, SignIn::Wrong), "{again:?}");
    let mine = gateway.my_account(&whole.session).await.unwrap();
    assert_eq!(mine.recovery_codes, RECOVERY_CODES - 1);

    let fresh = gateway.new_recovery_codes(&whole.session).await.unwrap();
    assert_eq!(fresh.len(), RECOVERY_CODES);
    let old = gateway.show_code(&due.token, &codes[1], &office()).await.unwrap();
    assert!(matches!(old, SignIn::Wrong), "{old:?}");
    came_in(gateway.show_code(&due.token, &fresh[1], &office()).await.unwrap());
    // Nothing of them can be read in the database.
    let stored = database.texts("SELECT recovery_codes FROM officers").await.concat();
    for code in codes.iter().chain(&fresh) {
        assert!(!stored.contains(&code.replace('-', "")), "{stored}");
    }
}

async fn a_lost_telephone_is_forgotten_by_an_administrator(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Rehema", Role::Approver).await;
    let (_, session, codes) = enrolled(&node, &new.session).await;
    let account = session.session.account;
    let refused = gateway.forget_second_factor(&session.session.officer, account).await;
    assert_eq!(keys(refused), ["administrator"]);
    gateway.forget_second_factor(&command_line(), account).await.unwrap();
    assert!(!is_open(gateway, &session.token).await);
    let new = signs_in(gateway, "Rehema").await;
    assert_eq!(new.session.second_factor, SecondFactor::Unenrolled);
    let answer = gateway.show_code(&new.token, &codes[0], &office()).await.unwrap();
    assert!(matches!(answer, SignIn::Wrong), "{answer:?}");
    enrolled(&node, &new.session).await;
}

async fn guessing_is_delayed_and_nobody_is_locked_out(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let own = joined(gateway, "Juma", Role::Author).await;
    let known = Caller { device: own.device.clone(), ..caller("41.59.200.1") };
    assert!(known.device.is_some());
    // A stranger with a new address for each guess.
    let guess = async |n: u32| {
        let from = caller(&format!("10.{}.{}.1", n / 250, n % 250));
        gateway.sign_in("juma", "mihogo saa tisa", &from).await.unwrap()
    };
    let mut looked_at = 0;
    for n in 0..3_600 {
        match guess(n).await {
            SignIn::Wrong => looked_at += 1,
            SignIn::Wait(wait) => assert!(wait <= delays::LONGEST, "{wait:?}"),
            other => panic!("{other:?}"),
        }
        node.clock_passes(Duration::from_secs(1));
    }
    assert!((50..=100).contains(&looked_at), "{looked_at} were looked at in an hour");
    assert_eq!(gateway.password_work().done, looked_at + 1, "a waiting one costs no hash");
    // Meanwhile the officer's own browser is let in at once, and others after a minute.
    guess(4_000).await;
    let waits = gateway.sign_in("juma", PASSWORD, &office()).await.unwrap();
    assert!(matches!(waits, SignIn::Wait(_)), "{waits:?}");
    let own = came_in(gateway.sign_in("juma", PASSWORD, &known).await.unwrap());
    assert_eq!(own.device, None, "it is known already");
    // The delay outlives a restart: another node has it too.
    let other = TestGateway::start(&database.another_store().await, &node.world).await;
    let waits = other.gateway.sign_in("juma", PASSWORD, &office()).await.unwrap();
    assert!(matches!(waits, SignIn::Wait(_)), "{waits:?}");
    node.clock_passes(delays::LONGEST);
    came_in(gateway.sign_in("juma", PASSWORD, &office()).await.unwrap());
    // Being right makes up for it.
    assert!(matches!(guess(5_000).await, SignIn::Wrong));
    assert!(matches!(guess(5_001).await, SignIn::Wrong));
    // A browser that is known is delayed by its own mistakes.
    for _ in 0..4 {
        let wrong = gateway.sign_in("juma", "wrong", &known).await.unwrap();
        assert!(matches!(wrong, SignIn::Wrong), "{wrong:?}");
    }
    let waits = gateway.sign_in("juma", PASSWORD, &known).await.unwrap();
    assert!(matches!(waits, SignIn::Wait(_)), "{waits:?}");
    // And it is known for its own officer only.
    joined(gateway, "Rehema", Role::Author).await;
    for _ in 0..4 {
        let wrong = gateway.sign_in("rehema", "wrong", &known).await.unwrap();
        assert!(matches!(wrong, SignIn::Wrong), "{wrong:?}");
    }
    let waits = gateway.sign_in("rehema", PASSWORD, &caller("10.9.9.9")).await.unwrap();
    assert!(matches!(waits, SignIn::Wait(_)), "{waits:?}");

    // Of thousands of guesses the trail holds a handful of lines.
    let told = actions(&database).await;
    let told = told.iter().filter(|action| *action == "officer.wrong-password").count();
    assert!((3..=12).contains(&told), "{told} lines");
    node.clock_passes(Duration::from_hours(2));
    gateway.sweep_officers().await.unwrap();
    assert_eq!(database.count("sign_in_delays").await, 0);
}

async fn guessing_codes_is_delayed(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Rehema", Role::Approver).await;
    let (secret, ..) = enrolled(&node, &new.session).await;
    let mut looked_at = 0;
    for _ in 0..600 {
        // Who knows the password may sign in anew as often as they like.
        let due = signs_in(gateway, "Rehema").await;
        match gateway.show_code(&due.token, "000000", &office()).await.unwrap() {
            SignIn::Wrong => looked_at += 1,
            SignIn::Wait(_) => {}
            other => panic!("{other:?}"),
        }
        node.clock_passes(Duration::from_secs(1));
    }
    assert!(looked_at <= 20, "{looked_at} were looked at in ten minutes");
    node.clock_passes(delays::LONGEST);
    let due = signs_in(gateway, "Rehema").await;
    let code = code_now(&node, &secret);
    came_in(gateway.show_code(&due.token, &code, &office()).await.unwrap());
}

async fn a_network_is_delayed_whatever_names_it_tries(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    joined(gateway, "Juma", Role::Author).await;
    let mut looked_at = 0;
    for n in 0..3_600 {
        let from = caller(&format!("196.41.7.{}", n % 250));
        match gateway.sign_in(&format!("officer {n}"), "wrong", &from).await.unwrap() {
            SignIn::Wrong => looked_at += 1,
            SignIn::Wait(_) => {}
            other => panic!("{other:?}"),
        }
        // Signing in as oneself in between does not help.
        if n % 60 == 30 {
            let own = gateway.sign_in("Juma", PASSWORD, &from).await.unwrap();
            assert!(matches!(own, SignIn::In(_) | SignIn::Wait(_)), "{own:?}");
        }
        node.clock_passes(Duration::from_secs(1));
    }
    assert!(looked_at <= 100, "{looked_at} were looked at in an hour");
    // Nobody elsewhere notices.
    came_in(gateway.sign_in("Juma", PASSWORD, &office()).await.unwrap());
}

async fn nobody_learns_who_has_an_account(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let by = command_line();
    joined(gateway, "Known", Role::Approver).await;
    gateway.invite(&by, "Invited", Role::Author).await.unwrap();
    let gone = joined(gateway, "Disabled", Role::Author).await;
    gateway.disable(&by, gone.session.account).await.unwrap();
    let mut all = Vec::new();
    for (n, name) in ["Known", "Unknown", "Invited", "Disabled"].into_iter().enumerate() {
        let from = caller(&format!("10.{n}.0.1"));
        let mut answers = Vec::new();
        for _ in 0..10 {
            let (work, lines) = (gateway.password_work().done, database.count("audit").await);
            let answer = gateway.sign_in(name, "mihogo saa tisa", &from).await.unwrap();
            let hashes = gateway.password_work().done - work;
            let lines = database.count("audit").await - lines;
            answers.push((format!("{answer:?}"), hashes, lines));
            node.clock_passes(Duration::from_millis(700));
        }
        all.push(answers);
    }
    assert!(all[0].iter().any(|(answer, ..)| answer.starts_with("Wait")));
    for others in &all[1..] {
        assert_eq!(others, &all[0], "the same answers for the same work");
    }
    // Names that are nobody's stand nowhere: they may be a password in the wrong field.
    gateway.sign_in("siri yangu kubwa", "x", &caller("10.9.0.1")).await.unwrap();
    let subjects = database.texts("SELECT subject FROM sign_in_delays").await.concat();
    assert!(!subjects.contains("siri") && !subjects.contains("unknown"), "{subjects}");
}

async fn many_wrong_sign_ins_hash_two_at_a_time(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    joined(gateway, "Juma", Role::Author).await;
    let tries = (0..200).map(|n| {
        let gateway = gateway.clone();
        // Half at one name, half from everywhere at any name.
        let name = if n % 2 == 0 { "Juma".to_owned() } else { format!("officer {n}") };
        let from = caller(&format!("10.{n}.0.1"));
        tokio::spawn(async move { gateway.sign_in(&name, "mihogo saa tisa", &from).await })
    });
    let tries: Vec<_> = tries.collect();
    let mut wrong = 0;
    for task in tries {
        match task.await.unwrap() {
            Ok(SignIn::Wrong) => wrong += 1,
            Ok(SignIn::Wait(_) | SignIn::Busy) => {}
            // So many writers at once may be told to come again.
            Err(error) => assert!(error.is_passing(), "{error}"),
            Ok(other) => panic!("{other:?}"),
        }
    }
    let work = gateway.password_work();
    assert!(work.most <= passwords::AT_ONCE && work.running == 0, "{work:?}");
    assert_eq!(work.done, wrong + 1);
    // Of those at one name no more than its free tries were looked at.
    let failures =
        database.texts("SELECT CAST(failures AS TEXT) FROM sign_in_delays ORDER BY failures DESC");
    assert_eq!(failures.await[0], "4");
}

async fn the_last_administrator_stays(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let by = command_line();
    let one = joined(gateway, "Asha", Role::Administrator).await.session.account;
    // One who never joined is no help.
    let two = gateway.invite(&by, "Juma", Role::Administrator).await.unwrap();
    assert_eq!(keys(gateway.disable(&by, one).await), ["last-administrator"]);
    assert_eq!(keys(gateway.change_role(&by, one, Role::Viewer).await), ["last-administrator"]);
    gateway.join_office(&two.token, None, PASSWORD, &office()).await.unwrap();
    // Two who put each other out at the same moment: one stays.
    let (asha, juma) = tokio::join!(
        gateway.disable(&by, one),
        gateway.change_role(&by, two.account, Role::Viewer)
    );
    assert!(asha.is_ok() != juma.is_ok(), "{asha:?} {juma:?}");
}

async fn only_administrators_keep_accounts(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let account = joined(gateway, "Juma", Role::Author).await.session.account;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let by = Officer::new("Rehema", role);
        let refused = [
            gateway.invite(&by, "New", Role::Viewer).await.map(|_| ()),
            gateway.renew_invitation(&by, account).await.map(|_| ()),
            gateway.change_role(&by, account, Role::Administrator).await,
            gateway.disable(&by, account).await,
            gateway.enable(&by, account).await,
            gateway.forget_second_factor(&by, account).await,
            gateway.sign_out_everywhere(&by, account).await,
        ];
        for refused in refused {
            assert_eq!(keys(refused), ["administrator"], "{role:?}");
        }
        assert_eq!(gateway.officers(&by).await.is_ok(), role.may(Role::Auditor), "{role:?}");
    }
    let by = command_line();
    for absent in [
        gateway.renew_invitation(&by, 99).await.map(|_| ()),
        gateway.change_role(&by, 99, Role::Viewer).await,
        gateway.disable(&by, 99).await,
        gateway.enable(&by, 99).await,
        gateway.forget_second_factor(&by, 99).await,
        gateway.sign_out_everywhere(&by, 99).await,
    ] {
        assert_eq!(keys(absent), ["officer"]);
    }
    let listed = gateway.officers(&by).await.unwrap();
    assert_eq!((listed.len(), listed[0].standing), (1, Standing::Active));
}

async fn what_matters_asks_for_the_password_anew(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let new = joined(gateway, "Juma", Role::Author).await;
    assert!(gateway.is_confirmed(&new.session));
    node.clock_passes(CONFIRMED_FOR + Duration::from_secs(1));
    let session = gateway.session(&new.token).await.unwrap().unwrap();
    assert!(!gateway.is_confirmed(&session));
    assert_eq!(keys(gateway.enrol(&session).await), ["confirm-first"]);
    let wrong = gateway.confirm(&session, "wrong", &office()).await.unwrap();
    assert!(matches!(wrong, SignIn::Wrong), "{wrong:?}");
    let confirmed = came_in(gateway.confirm(&session, PASSWORD, &office()).await.unwrap());
    let session = gateway.session(&confirmed.token).await.unwrap().unwrap();
    assert!(gateway.is_confirmed(&session));
    gateway.enrol(&session).await.unwrap();
    // Whoever sits down at an open console cannot guess the password there either.
    for _ in 0..4 {
        gateway.confirm(&session, "wrong", &office()).await.unwrap();
    }
    let waits = gateway.confirm(&session, PASSWORD, &office()).await.unwrap();
    assert!(matches!(waits, SignIn::Wait(_)), "{waits:?}");

    let english = Language::parse("en").unwrap();
    gateway.set_language(&session, english.clone()).await.unwrap();
    let session = gateway.session(&confirmed.token).await.unwrap().unwrap();
    assert_eq!(session.language, Some(english));
}

async fn the_trail_tells_everything_and_no_secret(database: Database) {
    let node = node(&database).await;
    let gateway = &node.gateway;
    let by = command_line();
    let new = joined(gateway, "Rehema", Role::Approver).await;
    let account = new.session.account;
    let (secret, session, codes) = enrolled(&node, &new.session).await;
    let due = signs_in(gateway, "Rehema").await;
    let whole = came_in(gateway.show_code(&due.token, &codes[0], &office()).await.unwrap());
    gateway.new_recovery_codes(&whole.session).await.unwrap();
    let confirmed = came_in(gateway.confirm(&whole.session, PASSWORD, &office()).await.unwrap());
    let changed = gateway
        .change_password(&confirmed.session, PASSWORD, OTHER_PASSWORD, &office())
        .await
        .unwrap();
    let changed = came_in(changed);
    gateway.sign_out(&changed.session).await.unwrap();
    let link = gateway.renew_invitation(&by, account).await.unwrap();
    gateway.change_role(&by, account, Role::Auditor).await.unwrap();
    gateway.forget_second_factor(&by, account).await.unwrap();
    gateway.sign_out_everywhere(&by, account).await.unwrap();
    gateway.disable(&by, account).await.unwrap();
    gateway.enable(&by, account).await.unwrap();
    let expected = [
        "officer.invite",
        "officer.join",
        "officer.second-factor",
        "officer.sign-in",
        "officer.code",
        "officer.recovery-codes",
        "officer.confirm",
        "officer.password",
        "officer.sign-out",
        "officer.renew",
        "officer.role",
        "officer.second-factor-forgotten",
        "officer.sign-out-everywhere",
        "officer.disable",
        "officer.enable",
    ];
    assert_eq!(actions(&database).await, expected);
    let lines = audit::page(&database.store, 0, 1_000).await.unwrap();
    let whole_trail = format!("{lines:?}");
    let printed = format!("{new:?} {session:?} {changed:?} {link:?}");
    let secrets = [PASSWORD, OTHER_PASSWORD, &secret, &new.token, &changed.token, &link.token];
    for hidden in secrets.into_iter().chain([codes[0].as_str()]) {
        assert!(!whole_trail.contains(hidden) && !printed.contains(hidden), "{hidden}");
    }
    assert!(lines.iter().all(|line| line.subject == format!("officer {account}")));
    assert!(matches!(gateway.verify_trail().await, Ok(Verdict::Whole { lines: 15, .. })));
    // An auditor reads it, and writes nothing.
    let auditor = Officer::new("Juma", Role::Auditor);
    assert_eq!(gateway.trail(&auditor, 0, 50).await.unwrap().len(), expected.len());
    assert_eq!(keys(gateway.trail(&Officer::new("Juma", Role::Author), 0, 50).await), ["auditor"]);
}

async fn secrets_are_sealed_where_there_is_a_key(database: Database) {
    let secrets = "SELECT secret FROM officers WHERE secret IS NOT NULL ORDER BY id";
    let with_key = |key: &str| format!("[officers]\nsecret_key = \"{key}\"\n{ACCOUNTS}");
    let world = morning();
    // Before there was a key.
    let node = TestGateway::start(&database.store, &world).await;
    let session = joined(&node.gateway, "Juma", Role::Approver).await.session;
    let (secret, ..) = enrolled(&node, &session).await;
    assert_eq!(database.texts(secrets).await, std::slice::from_ref(&secret));

    // With one: what stood there is sealed at the start, and what comes is sealed.
    let key = "the first key of them, long enough";
    let node = TestGateway::with_settings(&database.store, &world, &with_key(key)).await;
    let session = joined(&node.gateway, "Neema", Role::Administrator).await.session;
    let proposed = node.gateway.enrol(&session).await.unwrap();
    let shown = "SELECT proposed_secret FROM officers WHERE proposed_secret IS NOT NULL";
    assert!(database.texts(shown).await.iter().all(|it| it.starts_with("x1.")));
    let code = code_now(&node, &proposed.secret_base32);
    let neema = node.gateway.enrolled(&session, &code, &office()).await.unwrap();
    let stored = database.texts(secrets).await;
    assert!(stored.len() == 2 && stored.iter().all(|it| it.starts_with("x1.")), "{stored:?}");
    node.clock_passes(Duration::from_mins(1));
    let half = signs_in(&node.gateway, "Juma").await;
    let code = code_now(&node, &secret);
    came_in(node.gateway.show_code(&half.token, &code, &office()).await.unwrap());

    // With another key nobody's telephone counts, and recovery codes do.
    let other = with_key("another key altogether, long enough");
    let node = TestGateway::with_settings(&database.store, &world, &other).await;
    assert_eq!(node.gateway.seal_second_factors().await, Ok(2));
    assert_eq!(database.texts(secrets).await, stored, "nothing is sealed over");
    node.clock_passes(Duration::from_mins(1));
    let half = signs_in(&node.gateway, "Neema").await;
    let code = code_now(&node, &proposed.secret_base32);
    let wrong = node.gateway.show_code(&half.token, &code, &office()).await.unwrap();
    assert!(matches!(wrong, SignIn::Wrong), "{wrong:?}");
    node.clock_passes(Duration::from_mins(2));
    let code = &neema.recovery_codes[0];
    came_in(node.gateway.show_code(&half.token, code, &office()).await.unwrap());
}
