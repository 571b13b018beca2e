# Messages beside the menu: what is joined by one is seen by the other.

story Joining by message and leaving by menu
msisdn +255754310001
sms 15015 JIUNGE CHIMALA
inbox:
| Karibu! Umejiunga: kata Chimala, mada zote. Kuchagua mada tuma MADA, kujitoa tuma ONDOA. SMS ni bure. Halmashauri ya Mbarali
= 124
dial *149*46*5#
| UMEJIUNGA: Chimala
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
> 3
END
sms 15015 ONDOA
inbox:
| Namba yako haipo kwenye orodha yetu, hivyo hutumiwi matangazo. Kujiunga tuma JIUNGE na jina la kata.
= 100

story The wards need two messages
msisdn +255754310002
sms 15015 orodha
inbox:
= 123
inbox:
= 131
