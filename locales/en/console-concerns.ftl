# What is wrong, on Today and beside the accounts.

concern-undriven = Account { $account }: no server sends its messages at the moment, so nothing leaves.
concern-stopped = Account { $account }: the operator has not answered since { $since }. It is tried again every few seconds, and messages wait.
concern-failing = Account { $account }: most messages do not arrive. In the last hours { $now } of every 100 did.
concern-falling = Account { $account }: fewer messages arrive. In the last hours { $now } of every 100 did; in the week before it was { $usual }.
concern-unreported = Account { $account }: the operator took { $accepted } messages in the last hours and has not reported on any of them.
concern-amiss = Bulletin "{ $name }": its numbers do not add up. Tell whoever runs the server before anything else is sent.
concern-day-nearly = The day's budget is nearly spent: { $spent } of { $most }.
concern-day-spent = The day's budget is spent: { $spent } of { $most }. Bulletins stop until tomorrow.
concern-month-nearly = The month's budget is nearly spent: { $spent } of { $most }.
concern-month-spent = The month's budget is spent: { $spent } of { $most }. Bulletins stop until next month.
concern-ending = Bulletin "{ $name }": what has not left by { $before } will not be sent.
concern-asked = Bulletin "{ $name }" still waits for approval, and should start at { $at }.
concern-asked-past = Bulletin "{ $name }" still waits for approval, and its time has passed: { $at }.
