### What the API says when it cannot do as asked: a title, what to do about it, and for
### each field what is wrong and what would be right.

problem-malformed = The body cannot be read
    .detail = It is no JSON from line { $line }, column { $column } on. Send one JSON document in UTF-8.
problem-invalid = Fields are not as they must be
    .detail = Nothing was done. Mend what is named under errors and send it again.
problem-unauthenticated = No valid token
    .detail = Send the header Authorization: Bearer and your token. The keeper of the server makes one with: baragumu token create
problem-forbidden = Your role does not allow this
    .detail = This needs the role { $role } or more. Ask somebody who has it.
problem-absent = There is no such { $what ->
        [broadcast] broadcast
        [message] message
        [subscriber] subscriber
        [group] group
        [ticket] ticket
        [series] series
       *[other] thing
    }
    .detail = Look up the right one in the list: it may have been removed, or its number mistyped.
problem-no-route = There is no such address
    .detail = Every address stands in /api/openapi.json.
problem-method = This address knows other methods
    .detail = Use one of: { $allowed }.
problem-slow-body = The body did not arrive in time
    .detail = Send it again, over a better connection or in smaller parts.
problem-state = This cannot be done as things stand
    .detail = Nothing was done. Read under errors what stands against it, and look how things stand now.
problem-key-reused = This key stands for another request
    .detail = The Idempotency-Key was used for another request before. Make a new key for each new request.
problem-key-in-use = The first request with this key is still being carried out
    .detail = Wait a few seconds and send it again with the same key: it will be answered as the first one was.
problem-too-large = The body is too large
    .detail = At most { $most } bytes may be sent here.
problem-media-type = The body is of another type
    .detail = Send it as { $expected }, and say so in the header Content-Type.
problem-refused = This breaks a rule of the service
    .detail = Nothing was done. Mend what is named under errors and send it again.
problem-too-many = Too many requests
    .detail = Wait as many seconds as the header Retry-After says, and send them more slowly.
problem-internal = Something went wrong here
    .detail = It is not your fault. Tell the keeper of the server the request_id: the log says more.
problem-unavailable = The database does not answer now
    .detail = Wait as many seconds as the header Retry-After says, and send it again with the same key.

# Fields, held against the document.

fault-field-missing = This field is missing.
    .remedy = Add it.
fault-field-unknown = There is no such field.
    .remedy = Leave it out. Known are: { $known }.
fault-field-type = This is of another type.
    .remedy = It must be: { $expected }.
fault-field-word = This is none of the known words.
    .remedy = Write one of: { $known }.
fault-field-range = This number is too small or too large.
    .remedy = It must be from { $least } to { $most }.
fault-field-length = This is too short or too long.
    .remedy = It must have from { $least } to { $most } characters.
fault-field-items = There are too few or too many.
    .remedy = There must be from { $least } to { $most }.
fault-field-pattern = This is not written as it must be.
    .remedy = Write it like: { $example }
fault-parameter-twice = This parameter stands here twice.
    .remedy = Name it once.
fault-cursor = This is no mark of this list.
    .remedy = Use the value of next from the page before, or leave it out for the first page.
fault-key-missing = The header Idempotency-Key is missing.
    .remedy = Add a key of your own, such as a fresh UUID, and keep it for when you must send this again.
fault-key-form = The key cannot be used.
    .remedy = It must have 8 to 128 letters, digits and signs, without spaces.
fault-msisdn = This is nobody's mobile number.
    .remedy = Write it like +255754000001.

# Messages.

fault-text-empty = The text is empty.
    .remedy = Write what the citizen is to read.
fault-text-control = The text holds characters that no phone shows.
    .remedy = Take out control characters; a new line may stay.
fault-text-long = The text makes { $segments } parts.
    .remedy = Shorten it to { $most } parts, or take out characters outside the GSM alphabet.
fault-account-unknown = There is no such account that sends messages.
    .remedy = Name one of: { $known }.
fault-language-unknown = There is no such language here.
    .remedy = Write the tag of a language of the service, such as sw.

# Subscribers.

fault-subscriber-left = This person chose to leave, or their number takes nothing.
    .remedy = Only they themselves can come back: by JIUNGE to the short code, or by dialling in.
fault-subscriber-there = This person is on the list already.
    .remedy = Look them up by their number.
fault-subscriber-evidence = It is not said what proves that they agreed.
    .remedy = Name it, such as the form or the list and its date.

# Tickets.

fault-ticket-closed = This ticket is closed.
    .remedy = Nothing more can be done with it; a new message of the citizen opens a new one.
fault-ticket-answered-meanwhile = { $officer } answered this ticket while you were writing: "{ $answer }"
    .remedy = Your answer was not sent. Read the first one; if something is still to be added, send yours again.
fault-ticket-answer-long = The answer is { $over } characters longer than one SMS.
    .remedy = Shorten it: the number of the ticket and the question whether they are satisfied are added.
fault-ticket-nobody = Whoever asked this is forgotten at their own wish.
    .remedy = Close it.
fault-ticket-no-account = There is no account by which an answer could leave.
    .remedy = Ask the keeper of the server for an account that sends messages.

# Messages of unknown fate.

fault-message-known = There is no such message of unknown fate: somebody decided about it, or a report came.
    .remedy = Look at the list again.

# When a broadcast is sent.

fault-schedule-surplus = This has no meaning with this kind of schedule.
    .remedy = Leave it out.
fault-schedule-instant = There is no such instant.
    .remedy = Write it like 2026-11-30T09:00:00+03:00
