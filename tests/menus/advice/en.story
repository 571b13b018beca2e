# Every advice, in English, by keys from the first screen; the change of language.

story ADV.DEV.1 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 1
| BUYING A DEVICE
| 1 Before you buy
| 2 Real or fake phone
| 3 Computer
| 4 Care of the device
| 0 Back
= 92
> 1
| Buy in a licensed shop. Ask for EFD receipt and warranty. Switch on and test before paying. A very low price is a sign of a fake.
| 0 Back 9 SMS
= 142

story ADV.DEV.2 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 1
| BUYING A DEVICE
| 1 Before you buy
| 2 Real or fake phone
| 3 Computer
| 4 Care of the device
| 0 Back
= 92
> 2
| Dial *#06# to see the phone's IMEI. Compare it with the box and the label inside. If they differ, do not buy.
| 0 Back 9 SMS
= 122

story ADV.DEV.3 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 1
| BUYING A DEVICE
| 1 Before you buy
| 2 Real or fake phone
| 3 Computer
| 4 Care of the device
| 0 Back
= 92
> 3
| Computer: think of the work, 8 GB RAM or more, SSD disk, battery, warranty. Ask the ICT Officer before you buy.
| 0 Back 9 SMS
= 124

story ADV.DEV.4 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 1
| BUYING A DEVICE
| 1 Before you buy
| 2 Real or fake phone
| 3 Computer
| 4 Care of the device
| 0 Back
= 92
> 4
| Keep it from water and dust. Use a surge guard or UPS. Keep a copy of your work. Set a password. No unknown apps.
| 0 Back 9 SMS
= 126

story ADV.SOC.1 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 2
| SOCIAL MEDIA
| 1 Get your message out
| 2 Check the news
| 3 Protect your account
| 4 Photos and privacy
| 0 Back
= 103
> 1
| A good post is short: who, what, where, when. Add one clear photo and a contact. Answer questions politely.
| 0 Back 9 SMS
= 120

story ADV.SOC.2 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 2
| SOCIAL MEDIA
| 1 Get your message out
| 2 Check the news
| 3 Protect your account
| 4 Photos and privacy
| 0 Back
= 103
> 2
| Before you share: who wrote it? what date? is it on a Government site? If not sure, do not send. Lies can hurt people.
| 0 Back 9 SMS
= 131

story ADV.SOC.3 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 2
| SOCIAL MEDIA
| 1 Get your message out
| 2 Check the news
| 3 Protect your account
| 4 Photos and privacy
| 0 Back
= 103
> 3
| Use a long password and turn on two-step verification. Give the code (OTP) to nobody.
| 0 Back 9 SMS
= 98

story ADV.SOC.4 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 2
| SOCIAL MEDIA
| 1 Get your message out
| 2 Check the news
| 3 Protect your account
| 4 Photos and privacy
| 0 Back
= 103
> 4
| Ask before you post a person's photo, above all a child's. Never post photos of IDs, tickets or bank cards.
| 0 Back 9 SMS
= 120

story ADV.SCAM.1 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 3
| AVOID SCAMS
| 1 Send to this number
| 2 Fake jobs and loans
| 3 Links and prizes
| 4 I was cheated
| 5 SIMs in my name
| 0 Back
= 115
> 1
| If an SMS says 'send the money to this number', do not. Call the person on a number you know. Report the cheat to 15040, free.
| 0 Back 9 SMS
= 139

story ADV.SCAM.2 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 3
| AVOID SCAMS
| 1 Send to this number
| 2 Fake jobs and loans
| 3 Links and prizes
| 4 I was cheated
| 5 SIMs in my name
| 0 Back
= 115
> 2
| Government jobs and loans are not sold. A registration fee is a scam. If an official asks for a bribe call 113, free.
| 0 Back 9 SMS
= 130

story ADV.SCAM.3 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 3
| AVOID SCAMS
| 1 Send to this number
| 2 Fake jobs and loans
| 3 Links and prizes
| 4 I was cheated
| 5 SIMs in my name
| 0 Back
= 115
> 3
| Do not open links for prizes or free bundles. Give no PIN, OTP or password, even to one who says he is from the council.
| 0 Back 9 SMS
= 133

story ADV.SCAM.4 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 3
| AVOID SCAMS
| 1 Send to this number
| 2 Fake jobs and loans
| 3 Links and prizes
| 4 I was cheated
| 5 SIMs in my name
| 0 Back
= 115
> 4
| Cheated? 1. Call 100 so your network can stop it. 2. Send the number to 15040. 3. Report to police. Keep the SMS.
| 0 Back 9 SMS
= 126

story ADV.SCAM.5 by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 3
| AVOID SCAMS
| 1 Send to this number
| 2 Fake jobs and loans
| 3 Links and prizes
| 4 I was cheated
| 5 SIMs in my name
| 0 Back
= 115
> 5
| Dial *106# to see SIMs registered on your ID. If you see one you do not know, go to that network's shop to remove it.
| 0 Back 9 SMS
= 130

story ADV.SVC by keys
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 4
| This is a service of Mbarali Council. We keep only your number, ward and questions. We never ask PIN or money. Erase: menu 5.
| 0 Back 9 SMS
= 138

# Two keys change to the other of two languages.
story another language from then on
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
> 5
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156
> 3
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 133
hang up
wait 6m
dial *149*46#
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story the same language again
language en
dial *149*46*75#
| Chagua lugha / Language
| 1 Kiswahili
| 2 English
| 0 Back
= 52
> 2
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
