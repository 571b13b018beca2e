//! The phones of the people who never existed: what each has received.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use crate::{
    domain::{msisdn::Msisdn, time::Timestamp},
    operators::handset::Received,
};

/// How many messages a phone keeps.
const MOST_MESSAGES: usize = 100;
/// How many phones are kept; the one first written to goes first.
const MOST_PHONES: usize = 10_000;

/// All phones that have received something.
#[derive(Debug, Default)]
pub(super) struct Phones {
    phones: HashMap<Msisdn, Phone>,
    /// In the order in which they were first written to.
    order: VecDeque<Msisdn>,
}

#[derive(Debug, Default)]
struct Phone {
    last_seq: u64,
    messages: VecDeque<Message>,
}

#[derive(Debug)]
struct Message {
    seq: u64,
    text: Arc<Text>,
    at: Timestamp,
}

/// What a call says to all its recipients.
#[derive(Debug)]
pub(super) struct Text {
    /// The origin it shows.
    pub(super) from: String,
    /// The text.
    pub(super) body: String,
}

impl Phones {
    /// A message reaches a phone.
    pub(super) fn receive(&mut self, msisdn: &Msisdn, text: &Arc<Text>, at: Timestamp) {
        if !self.phones.contains_key(msisdn) {
            if self.order.len() == MOST_PHONES
                && let Some(oldest) = self.order.pop_front()
            {
                self.phones.remove(&oldest);
            }
            self.order.push_back(msisdn.clone());
        }
        let phone = self.phones.entry(msisdn.clone()).or_default();
        phone.last_seq += 1;
        if phone.messages.len() == MOST_MESSAGES {
            phone.messages.pop_front();
        }
        phone.messages.push_back(Message { seq: phone.last_seq, text: Arc::clone(text), at });
    }

    /// What a phone has received after the `after`th, the oldest first.
    pub(super) fn inbox(&self, msisdn: &Msisdn, after: u64) -> Vec<Received> {
        let messages = self.phones.get(msisdn).into_iter().flat_map(|phone| &phone.messages);
        messages
            .filter(|message| message.seq > after)
            .map(|message| Received {
                seq: message.seq,
                from: message.text.from.clone(),
                body: message.text.body.clone(),
                at: message.at.to_string(),
            })
            .collect()
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_keeps_the_newest_and_counts_on() {
        let mut phones = Phones::default();
        let number = Msisdn::parse("0754000001").unwrap();
        for count in 1..=103 {
            let text = Text { from: "15015".to_owned(), body: count.to_string() };
            phones.receive(&number, &Arc::new(text), Timestamp::from_ms(count));
        }
        let inbox = phones.inbox(&number, 0);
        assert_eq!((inbox.len(), inbox[0].seq, inbox[0].body.as_str()), (100, 4, "4"));
        let inbox = phones.inbox(&number, 102);
        assert_eq!(inbox.len(), 1);
        assert_eq!(inbox[0].at, "1970-01-01T00:00:00.103Z");
        assert_eq!(phones.inbox(&Msisdn::parse("0754000002").unwrap(), 0), []);
    }

    #[test]
    fn the_phone_first_written_to_is_forgotten_first() {
        let mut phones = Phones::default();
        let number = |count: usize| Msisdn::parse(&format!("07{count:08}")).unwrap();
        let text = Arc::new(Text { from: String::new(), body: String::new() });
        for count in 0..=MOST_PHONES {
            phones.receive(&number(count), &text, Timestamp::from_ms(0));
        }
        assert_eq!(phones.inbox(&number(0), 0).len(), 0);
        assert_eq!(phones.inbox(&number(1), 0).len(), 1);
        assert_eq!(phones.phones.len(), MOST_PHONES);
    }
}
