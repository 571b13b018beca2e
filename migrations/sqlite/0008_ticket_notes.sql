-- What officers tell one another about a ticket; no citizen sees it.
CREATE TABLE ticket_notes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ticket BIGINT NOT NULL REFERENCES tickets (number),
    officer TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX ticket_notes_ticket ON ticket_notes (ticket, id);
