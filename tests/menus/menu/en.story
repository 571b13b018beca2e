# What holds on every screen, in English: back, home, wrong keys, dialling through,
# SMS, and coming back after a dropped session.

story every section from the first screen
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
> 2
| PROJECTS. Type a ward name or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 My ward
| 0 Back
= 131
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
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
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
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
> 6
| ABOUT MBARALI
| 1 District statistics
| 2 Ward statistics
| 3 Investment areas
| 4 Director's office
| 5 ICT/Information unit
| 0 Back
= 122
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
> 7
| ADVICE AND LANGUAGE
| 1 Buying phone/computer
| 2 Social media
| 3 Avoid scams
| 4 About this service
| 5 Kiswahili/English
| 0 Back
= 120
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

story one level back
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 1
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 126
> 1
| Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.
| 0 Back 9 SMS
= 144
> 0
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 126
> 0
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
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

story home from an answer
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 6
| SCHOOL, JOBS, LOANS
| 1 Government jobs
| 2 Student loan (HESLB)
| 3 Group loans (10%)
| 4 TASAF
| 5 PREM number
| 0 Back
= 109
> 1
| Government jobs: portal.ajira.go.tz. Register with NIDA, e-mail and certificates. Applying is free: who asks money is a cheat.
| 0 Back 9 SMS
= 139
> 00
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story home from a menu
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
> 00
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story an answer by SMS
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 1
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 126
> 1
| Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.
| 0 Back 9 SMS
= 144
> 9
| The details will come to you by SMS. Thank you.
= 47
END

story a wrong key on the first screen
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
> 8
| No such number. Try again:
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 147
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138

story a wrong key on a menu with room for the line
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
> 6
| ABOUT MBARALI
| 1 District statistics
| 2 Ward statistics
| 3 Investment areas
| 4 Director's office
| 5 ICT/Information unit
| 0 Back
= 122
> 1
| STATISTICS
| 1 Population
| 2 Wards and villages
| 3 Area and borders
| 4 Economy
| 5 Climate
| 0 Back
= 90
> 7
| No such number. Try again:
| STATISTICS
| 1 Population
| 2 Wards and villages
| 3 Area and borders
| 4 Economy
| 5 Climate
| 0 Back
= 117
> 5
| Temperature 25-30 C. Rain 300-940 mm a year. Wet season December to April, dry season May to November.
| 0 Back 9 SMS
= 115

story a wrong key on a menu without room
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> 8
| No such number. Try again:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 110
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70

story a wrong key on an answer without room for the line
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 3
| HEALTH, INSURANCE
| 1 Insurance for all (UHI)
| 2 Join NHIF
| 3 Hospital system
| 4 Call 199, 116
| 5 Safe medicine (TMDA)
| 0 Back
= 119
> 1
| Health insurance for all began 26/01/2026. Home of up to 6: Sh 150,000 a year. Government pays for poor homes. Ask your health centre.
| 0 Back 9 SMS
= 147
> 5
| Health insurance for all began 26/01/2026. Home of up to 6: Sh 150,000 a year. Government pays for poor homes. Ask your health centre.
| Only 0 Back 9 SMS
= 152
> 0
| HEALTH, INSURANCE
| 1 Insurance for all (UHI)
| 2 Join NHIF
| 3 Hospital system
| 4 Call 199, 116
| 5 Safe medicine (TMDA)
| 0 Back
= 119

story a wrong key on an answer with room for the line
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
> 4
| No such number. Try again:
| Use a long password and turn on two-step verification. Give the code (OTP) to nobody.
| 0 Back 9 SMS
= 125
> 0
| SOCIAL MEDIA
| 1 Get your message out
| 2 Check the news
| 3 Protect your account
| 4 Photos and privacy
| 0 Back
= 103

story the third wrong key offers help, and the way back
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 8
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 8
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 8
| That number is not on the list. For help: the Ward Executive office, or the council office, Rujewa.
| 1 Try again
| 0 Start again
= 125
> 1
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 4
| FARMING
| 1 Subsidised fertiliser
| 2 M-Kilimo
| 3 Seed and chemicals
| 4 Extension officer
| 0 Back
= 90

story the third wrong key offers help, and the first screen
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 8
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 7
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 9
| That number is not on the list. For help: the Ward Executive office, or the council office, Rujewa.
| 1 Try again
| 0 Start again
= 125
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

story a right key in between begins the count again
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
> 8
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 8
| No such number. Try again:
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 146
> 1
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 126
> 8
| No such number. Try again:
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 153
> 1
| Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.
| 0 Back 9 SMS
= 144

story dialling through to an answer
language en
dial *149*46*311#
| Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.
| 0 Back 9 SMS
= 144
> 00
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story dialling through to a menu
language en
dial *149*46*31#
| PAYMENTS, RECEIPTS
| 1 Control number
| 2 Council receipt (POS)
| 3 Shop receipt (EFD)
| 4 Levy rates
| 5 Complaints (e-Mrejesho)
| 0 Back
= 126
> 1
| Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.
| 0 Back 9 SMS
= 144

story dialling through to a form
language en
dial *149*46*41#
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
> 00
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story dialling through to what is not proved
language en
dial *149*46*354#
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story dialling through to the projects of a ward
language en
dial *149*46*2*13#
| PROJECTS Mapogoro
| 1. Mbuyuni-Kimani irrigation: Complete
| As of 29/04/2015
| 0 Back 9 SMS
= 86

story dialling through to a ward without projects
language en
dial *149*46*2*03#
| No projects entered yet for Igurusi ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story dialling through to a group of wards
language en
dial *149*46*2*3#
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 1
| No projects entered yet for Madibira ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 106

story dialling through to the figures of a ward
language en
dial *149*46*62*17#
| Ruiwa ward, 2022 census: people 23,129, men 11,436, women 11,693, households 5,495. Postcode 53609.
| 0 Back 9 SMS
= 112

story dropped while writing a question: going on
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
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
hang up
redial
| Welcome back. You were in: Ask a question
| 1 Continue
| 2 Start again
= 66
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78

story dropped while writing a report: going on
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
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 3
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
hang up
redial
| Welcome back. You were in: Report a problem
| 1 Continue
| 2 Start again
= 68
> 1
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97

story dropped while writing a ward: going on
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
> 6
| ABOUT MBARALI
| 1 District statistics
| 2 Ward statistics
| 3 Investment areas
| 4 Director's office
| 5 ICT/Information unit
| 0 Back
= 122
> 2
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52
hang up
redial
| Welcome back. You were in: Ward statistics
| 1 Continue
| 2 Start again
= 67
> 1
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52

story dropped while writing a question: beginning anew
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
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
hang up
redial
| Welcome back. You were in: Ask a question
| 1 Continue
| 2 Start again
= 66
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

story dropped while writing a question, and back too late
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
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
hang up
wait 6m
redial
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story dropped on a menu: nothing is lost
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
> 3
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
hang up
redial
| GOVERNMENT SYSTEMS
| 1 Payments, receipts
| 2 Business, tenders
| 3 Health, insurance
| 4 Farming
| 5 NIDA, birth, land
| 6 School, jobs, loans
| 0 Back
= 138
