# Every answer on the Government's systems, in English, by keys from the first
# screen. What is not proved sends the citizen to the office.

story SYS.PAY.1 by keys
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

story SYS.PAY.2 by keys
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
> 2
| When you pay a council levy or fee, ask for the machine (POS) receipt. Do not accept a hand-written one. Not given? Report in menu 4.
| 0 Back 9 SMS
= 146

story SYS.PAY.3 by keys
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
> 3
| When you buy goods, ask for the EFD receipt. Check amount, date and shop name. If the shop refuses, tell the TRA office.
| 0 Back 9 SMS
= 133

story SYS.PAY.4 by keys
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
> 4
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story SYS.PAY.5 by keys
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
> 5
| Complaint or praise for a Government office: e-Mrejesho. Dial *152*00# and follow the menu, or emrejesho.gov.go.tz. Name optional.
| 0 Back 9 SMS
= 143

story SYS.BIZ.1 by keys
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
> 2
| BUSINESS, TENDERS
| 1 Licence (TAUSI)
| 2 Business name (BRELA)
| 3 TIN (TRA)
| 4 Tenders (NeST)
| 5 Transport (LATRA)
| 0 Back
= 115
> 1
| Apply for a business licence on TAUSI: tausi.tamisemi.go.tz. Have your NIDA number and TIN. The ward or trade officer can help.
| 0 Back 9 SMS
= 140

story SYS.BIZ.2 by keys
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
> 2
| BUSINESS, TENDERS
| 1 Licence (TAUSI)
| 2 Business name (BRELA)
| 3 TIN (TRA)
| 4 Tenders (NeST)
| 5 Transport (LATRA)
| 0 Back
= 115
> 2
| Register a business name or company: ors.brela.go.tz. Have NIDA number, phone and e-mail. Pay only by control number.
| 0 Back 9 SMS
= 130

story SYS.BIZ.3 by keys
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
> 2
| BUSINESS, TENDERS
| 1 Licence (TAUSI)
| 2 Business name (BRELA)
| 3 TIN (TRA)
| 4 Tenders (NeST)
| 5 Transport (LATRA)
| 0 Back
= 115
> 3
| A TIN is your taxpayer number from TRA. Apply with your NIDA number at tra.go.tz (online services) or go to a TRA office.
| 0 Back 9 SMS
= 134

story SYS.BIZ.4 by keys
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
> 2
| BUSINESS, TENDERS
| 1 Licence (TAUSI)
| 2 Business name (BRELA)
| 3 TIN (TRA)
| 4 Tenders (NeST)
| 5 Transport (LATRA)
| 0 Back
= 115
> 4
| Government tenders are on NeST: nest.go.tz. Register first. 30 percent is set aside for youth, women and people with disabilities.
| 0 Back 9 SMS
= 143

story SYS.BIZ.5 by keys
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
> 2
| BUSINESS, TENDERS
| 1 Licence (TAUSI)
| 2 Business name (BRELA)
| 3 TIN (TRA)
| 4 Tenders (NeST)
| 5 Transport (LATRA)
| 0 Back
= 115
> 5
| Licence for passenger, cargo or hire transport: rrims.latra.go.tz or a LATRA office. Complaints, free call: 0800110019.
| 0 Back 9 SMS
= 132

story SYS.HLT.1 by keys
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

story SYS.HLT.2 by keys
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
> 2
| Join NHIF: selfservice.nhif.or.tz. You need age 18+, photos, and RITA-verified marriage and children's birth certificates.
| 0 Back 9 SMS
= 135

story SYS.HLT.3 by keys
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
> 3
| Hospitals, health centres and dispensaries keep your records in GoTHOMIS. Keep your card. Ask for a receipt when you pay.
| 0 Back 9 SMS
= 134

story SYS.HLT.4 by keys
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
> 4
| Free health advice: call 199. Violence against a child or woman: call 116, free. Very sick person: go to a health centre now.
| 0 Back 9 SMS
= 138

story SYS.HLT.5 by keys
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
> 5
| Do not buy medicine on buses or streets. If it harms you or looks fake, go to a health centre quickly; they report to TMDA.
| 0 Back 9 SMS
= 136

story SYS.AGR.1 by keys
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
> 4
| FARMING
| 1 Subsidised fertiliser
| 2 M-Kilimo
| 3 Seed and chemicals
| 4 Extension officer
| 0 Back
= 90
> 1
| Subsidised fertiliser: register free at the village office, get a farmer number, take it to the agent. Update it if your farm changes.
| 0 Back 9 SMS
= 147

story SYS.AGR.2 by keys
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
> 4
| FARMING
| 1 Subsidised fertiliser
| 2 M-Kilimo
| 3 Seed and chemicals
| 4 Extension officer
| 0 Back
= 90
> 2
| M-Kilimo gives markets, prices and advice by phone. Dial *152*00#, choose farming, then M-Kilimo. Register with your village.
| 0 Back 9 SMS
= 138

story SYS.AGR.3 by keys
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
> 4
| FARMING
| 1 Subsidised fertiliser
| 2 M-Kilimo
| 3 Seed and chemicals
| 4 Extension officer
| 0 Back
= 90
> 3
| Buy seed and farm chemicals from a registered agent. Ask for a receipt. Read the label and expiry. In doubt? See the extension officer.
| 0 Back 9 SMS
= 148

story SYS.AGR.4 by keys asks for the ward
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
> 4
| FARMING
| 1 Subsidised fertiliser
| 2 M-Kilimo
| 3 Seed and chemicals
| 4 Extension officer
| 0 Back
= 90
> 4
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52
> Chimala
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story SYS.ID.1 by keys
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
> 5
| NIDA, BIRTH, LAND
| 1 NIDA number
| 2 Birth certificate
| 3 Home address (NaPA)
| 4 Land rent
| 5 Jamii Namba
| 0 Back
= 106
> 1
| To find your NIDA number: dial *152*00# and follow the menu, or go to the district NIDA office. Do not send it to strangers.
| 0 Back 9 SMS
= 137

story SYS.ID.2 by keys
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
> 5
| NIDA, BIRTH, LAND
| 1 NIDA number
| 2 Birth certificate
| 3 Home address (NaPA)
| 4 Land rent
| 5 Jamii Namba
| 0 Back
= 106
> 2
| Birth certificate (RITA): register within 90 days. Bring the birth notice from hospital or village. Online: erita.rita.go.tz
| 0 Back 9 SMS
= 137

story SYS.ID.3 by keys
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
> 5
| NIDA, BIRTH, LAND
| 1 NIDA number
| 2 Birth certificate
| 3 Home address (NaPA)
| 4 Land rent
| 5 Jamii Namba
| 0 Back
= 106
> 3
| Home address and introduction letter: NaPA app, Jihudumie (self-service). Not registered? Go to the Village Executive.
| 0 Back 9 SMS
= 131

story SYS.ID.4 by keys
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
> 5
| NIDA, BIRTH, LAND
| 1 NIDA number
| 2 Birth certificate
| 3 Home address (NaPA)
| 4 Land rent
| 5 Jamii Namba
| 0 Back
= 106
> 4
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story SYS.ID.5 by keys
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
> 5
| NIDA, BIRTH, LAND
| 1 NIDA number
| 2 Birth certificate
| 3 Home address (NaPA)
| 4 Land rent
| 5 Jamii Namba
| 0 Back
= 106
> 5
| Government says the NIDA number is the Jamii Namba. Children: pilots are Kilolo, Rungwe, Kusini Unguja. Mbarali: wait for notice.
| 0 Back 9 SMS
= 142

story SYS.EDU.1 by keys
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

story SYS.EDU.2 by keys
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
> 2
| Higher education loan: olas.heslb.go.tz when the window is open. Have NIDA and a birth certificate verified by RITA.
| 0 Back 9 SMS
= 129

story SYS.EDU.3 by keys
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
> 3
| 10% loans for groups of women, youth, disabled: mikopohalmashauri.tamisemi.go.tz. See the Ward Community Development Officer.
| 0 Back 9 SMS
= 138

story SYS.EDU.4 by keys
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
> 4
| TASAF pays by phone, bank or cash. Give your PIN to nobody. Problem? See the Village Executive or use menu 4.
| 0 Back 9 SMS
= 122

story SYS.EDU.5 by keys
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
> 5
| Each pupil has a PREM number from NECTA. It is used for school transfer and exams. Ask the head teacher for it.
| 0 Back 9 SMS
= 124
