# The help desk.

## The list
desk-lists = Lists of tickets
desk-tab-open = Open: { $count }
desk-tab-mine = Mine: { $count }
desk-tab-overdue = Overdue: { $count }
desk-view = Which tickets
desk-view-open = All that are open
desk-view-mine = Mine that are open
desk-view-overdue = Overdue
desk-view-new = New
desk-view-received = Received
desk-view-in-hand = In hand
desk-view-waiting = Waiting for the citizen
desk-view-answered = Answered
desk-view-closed = Closed
desk-view-passed-on = Passed on
desk-view-all = All
desk-kind = Kind
desk-any-kind = Any kind
desk-none = There is no ticket in this list.
any-ward = Any ward
narrow = Filter
next-page = Next page
of-ward = Ward { $ward }

## A ticket
ticket-title = Ticket
ticket-kind-question = Question
ticket-kind-report = Report
ticket-kind-unclassified = Message not understood
ticket-category-water = Water
ticket-category-road = Road
ticket-category-other = Other
ticket-overdue = Overdue
ticket-satisfied = Satisfied
ticket-dissatisfied = Not satisfied
ticket-asked = Written { $at }
ticket-due = To be answered by { $day }
ticket-due-day = Due date
ticket-with = With { $officer }
ticket-from = From
ticket-forgotten = A citizen who asked to be forgotten
ticket-when = Written
ticket-language = Language to answer in
ticket-in-hand-of = In hand of
ticket-nobody = Nobody yet
ticket-answer = The answer they got
fault-ticket-state = This state cannot be chosen.
    .remedy = Choose one of the list.

## Answering
answer-title = Answer by SMS
answer-canned = Ready answers
answer-put-in = Put it in
answer-text = Your answer
answer-send = Send the answer
answer-check = Check before sending
count-septets = { $septets } of { $most } septets
count-segments = SMS parts: { $segments }
count-left = { $left } left
count-replaced = The character "{ $from }" became "{ $to }" to keep the SMS short.
count-nothing = Write an answer: how it arrives and how long it is stands here. The number of the ticket is put before it.
canned-received = Thank you, we received this. We are looking into it and will answer by SMS.
canned-passed-to-department = Your matter was passed to the department in charge. We will tell you what it does.
canned-on-site = A technician will come and look at the problem. We will tell you the result.
canned-more-detail = We need to know more. Send REPORT, then the village, the hamlet and the problem.
canned-visit-office = Please come to the council's office on a working day with your papers.
canned-village-office = Please see your Village or Ward Executive, who will help you with this.
canned-formal-complaint = Formal complaints are taken by e-Mrejesho: dial *152*00# and follow it.
canned-done = The problem you told us of has been dealt with. Thank you for telling us.

## What was said with a citizen
thread-title = What was said with this citizen
thread-with = What was said with { $number }
thread-person = The page of this citizen
thread-earlier = Earlier
thread-none = No message is kept.
said-in = Citizen
said-out = Service
said-by-menu = by the USSD menu
message-state-queued = Waiting to leave
message-state-suppressed = Not sent: the number takes no messages
message-state-cancelled = Cancelled
message-state-unknown = Not known whether it arrived
message-state-accepted = Sent
message-state-refused = Rejected by the network
message-state-expired = Expired
message-state-undelivered = Failed
message-state-delivered = Delivered

## Work on a ticket
work-title = Work on it
work-assign = Assign to
work-give = Assign
work-take = I take it
work-state = State
work-move = Change the state
work-close = Close the ticket
work-close-what = The office does not open a closed ticket again. Should the citizen ask again, a new one is opened.
notes-title = Notes of the office
notes-what = Only officers read them, no citizen does.
notes-new = New note
notes-add = Add the note
steps-title = What was done
step-asked = The citizen wrote.
step-assign = { $officer } assigned it to { $to }.
step-move = { $officer } changed the state to: { $state }.
step-answer = { $officer } answered the citizen by SMS.
step-close = { $officer } closed it.
step-satisfied = The citizen said they are satisfied.
step-dissatisfied = The citizen said they are not satisfied.
notice-ticket-answered = The answer is in the queue.
notice-ticket-assigned = The ticket was assigned.
notice-ticket-moved = The state was changed.
notice-ticket-noted = The note was added.
notice-ticket-closed = The ticket was closed.

## Sums of a week
week-title = Sums of the week
week-from-to = From { $from } to { $to }
week-before = The week before
week-after = The week after
week-how = Tickets that were written in this week, and how they stand now.
week-none = No ticket was written in this week.
week-by-ward = By ward
week-by-kind = By kind and subject
week-no-ward = Without a ward
week-kind-of = { $kind }: { $category }
week-opened = Written
week-answered = Answered
week-closed = Closed or passed on
week-late = Late
week-satisfied = Satisfied
week-dissatisfied = Not satisfied
week-all = All
