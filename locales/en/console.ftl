# The officers' console. Each part is named after its page; the words follow the glossary.

## The frame of every page
console-name = Baragumu
skip-to-content = Skip to the content
navigation = Main menu
go-back = Back
go-on = Go on
sign-out = Sign out
language-sw = Kiswahili
language-en = English
place-today = Today
place-bulletins = Bulletins
place-calendar = Calendar
place-subscribers = Subscribers
place-help-desk = Help desk
place-phone = Test phone
place-people = Officers
place-trail = Audit trail
place-own = My account

## Roles
role-viewer = Viewer
role-author = Author
role-approver = Approver
role-administrator = Administrator
role-auditor = Auditor

## When something is not to be had
error-title = It was not done
error-title-role = You may not do this
error-title-absent = There is nothing here
error-title-state = It cannot be done now
error-unavailable = The database cannot be reached. Nothing was changed. Try again in a moment.
error-internal = Something went wrong on our side, and it is in the log. Nothing was changed.
error-role = This needs the role { $role }. Ask an administrator for it.
error-absent = There is no such page, or it was taken away.
fault-form-key = This form did not come from a page of Baragumu.
    .remedy = Open the page again and fill it in once more.

## The way in
sign-in-title = Sign in
sign-in = Sign in
sign-in-forgotten = Forgot your password? Ask an administrator for a new link.
officer-name = Your name
officer-name-hint = This name is written beside everything you do.
password = Password
password-new = New password
password-again = New password, once more
password-hint = At least 12 characters. A short sentence you remember is better than a hard word.
join-title = Welcome to Baragumu
join-role = You are invited as: { $role }.
join = Begin
fault-password-differs = The two passwords differ.
    .remedy = Write the same password twice.
fault-invitation-gone = This link was used, or its time is over.
    .remedy = Ask an administrator for another.
code-title = Code
code = Six-digit code
code-hint = Open the authenticator on your phone. Without that phone, write one of your recovery codes.
second-factor-title = Protect your account with your phone
second-factor-why = Your role can send to many people, so a password alone is not enough.
second-factor-begin = I have one: show me the square
second-factor-step-1 = Put an authenticator on your phone, such as FreeOTP or Aegis.
second-factor-step-2 = Scan this square with it.
second-factor-square = A square for the authenticator to read
second-factor-typed = Or type these letters:
second-factor-link = Or open this link on that phone.
second-factor-step-3 = Write the six-digit code that it shows now.
recovery-title = Recovery codes
recovery-why = Write them down and keep them away from your phone. Each works once, should the phone be lost. They are not shown again.
recovery-kept = I have kept them
confirm-title = Confirm that it is you
confirm-why = Write your password once more before this. What you filled in is kept.

fault-sign-in-wrong = The name or the password is not right.
    .remedy = Look at capitals and small letters, and try again.
fault-sign-in-wait = There were many tries.
    .remedy = Wait { $seconds } seconds, and try again.

## Today
today-held = This database was restored or copied: no broadcast leaves until an administrator confirms it.
today-where = Look at it
today-wrong = What needs a look
today-overdue = Overdue tickets
today-left = { $left } of { $people } have left
late-today = overdue since today
late-day = 1 day late
late-days = { $count } days late
today-to-approve = Waiting for approval
today-returned = Returned to you
today-stopped = Stopped, waiting for a decision
today-leaving = Leaving now
today-next = Next
today-nothing-next = Nothing is scheduled.
today-tickets = Open tickets
today-no-tickets = No ticket is waiting.
write-bulletin = Write a bulletin
written-by = written by { $officer }

## Where a broadcast stands
stage-draft = Draft
stage-submitted = Waiting for approval
stage-returned = Returned
stage-approved = Approved
stage-expanding = Being prepared
stage-scheduled = Scheduled
stage-sending = Leaving
stage-paused = Paused
stage-held = Waiting for a decision
stage-done = Done
stage-cancelled = Cancelled
stage-expired = Expired

## Where a ticket stands
ticket-state-new = New
ticket-state-received = Received
ticket-state-in-hand = In hand
ticket-state-waiting = Waiting for the citizen
ticket-state-answered = Answered
ticket-state-closed = Closed
ticket-state-passed-on = Passed on
file-format = Kind of file
format-xlsx = Excel (.xlsx)
format-csv = CSV
