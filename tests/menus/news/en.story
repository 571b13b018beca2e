# Matangazo in English before the first notice.

story NEWS.NONE by keys
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 1
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115
> 0
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story NEWS.WARD asks for the ward, and again for another
language en
dial *149*46*14#
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52
> Chimala
| Chimala WARD
| There is no new notice for this ward now.
| 4 Change ward
| 0 Back
= 75
> 4
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52
> 02
| Igava WARD
| There is no new notice for this ward now.
| 4 Change ward
| 0 Back
= 73

story NEWS.NONE for topic 1
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 1
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115

story NEWS.NONE for topic 2
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 2
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115

story NEWS.NONE for topic 3
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 3
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115

story NEWS.NONE for topic 4
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 4
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115

story NEWS.NONE for topic 5
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 5
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115

story NEWS.NONE for topic 6
language en
dial *149*46*15#
| Choose a topic
| 1 Water
| 2 Health
| 3 Farming, livestock
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 101
> 6
| No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.
| 0 Back 9 SMS
= 115
