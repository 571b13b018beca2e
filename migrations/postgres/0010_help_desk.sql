-- What is open is a small part of all tickets, and looked at most.
CREATE INDEX tickets_open ON tickets (number)
    WHERE state IN ('new', 'received', 'in-hand', 'waiting');
-- The sums of a week.
CREATE INDEX tickets_created_at ON tickets (created_at);
-- What officers did about a ticket.
CREATE INDEX audit_tickets ON audit (subject, seq)
    WHERE action IN ('ticket.answer', 'ticket.assign', 'ticket.close', 'ticket.move');
-- The subscribers of a ward, in the order of their numbers.
CREATE INDEX subscribers_ward ON subscribers (ward_code, msisdn);
