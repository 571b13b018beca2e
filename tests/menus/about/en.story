# Statistics, investment and the offices, in English; the figures of all twenty wards.

story ABT.STAT.1 by keys
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
> 1
| 2022 census: Mbarali has 446,336 people. Men 217,280, women 229,056. Households 112,139. Source: NBS.
| 0 Back 9 SMS
= 114

story ABT.STAT.2 by keys
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
> 2
| 20 wards. Headquarters: Rujewa. The TCRA postcode list has 102 villages, 713 hamlets. Largest ward: Ubaruku, 46,318 people.
| 0 Back 9 SMS
= 136

story ABT.STAT.3 by keys
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
> 3
| Area: 16,000 square km. Borders: Iringa north-east, Njombe east, Mbeya south, Chunya north.
| 0 Back 9 SMS
= 104

story ABT.STAT.4 by keys
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
> 4
| Irrigated rice in the Usangu plain, maize, groundnuts, millet and livestock. TANZAM road and TAZARA railway pass here.
| 0 Back 9 SMS
= 131

story ABT.STAT.5 by keys
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
> 5
| Temperature 25-30 C. Rain 300-940 mm a year. Wet season December to April, dry season May to November.
| 0 Back 9 SMS
= 115

story ABT.INV.1 by keys
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
> 3
| INVESTMENT AREAS
| 1 Rice farming
| 2 Livestock
| 3 Tourism
| 4 Rice milling
| 5 How to apply
| 0 Back
= 90
> 1
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.INV.2 by keys
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
> 3
| INVESTMENT AREAS
| 1 Rice farming
| 2 Livestock
| 3 Tourism
| 4 Rice milling
| 5 How to apply
| 0 Back
= 90
> 2
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.INV.3 by keys
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
> 3
| INVESTMENT AREAS
| 1 Rice farming
| 2 Livestock
| 3 Tourism
| 4 Rice milling
| 5 How to apply
| 0 Back
= 90
> 3
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.INV.4 by keys
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
> 3
| INVESTMENT AREAS
| 1 Rice farming
| 2 Livestock
| 3 Tourism
| 4 Rice milling
| 5 How to apply
| 0 Back
= 90
> 4
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.INV.5 by keys
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
> 3
| INVESTMENT AREAS
| 1 Rice farming
| 2 Livestock
| 3 Tourism
| 4 Rice milling
| 5 How to apply
| 0 Back
= 90
> 5
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.OFF by keys
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
> 4
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.UNIT by keys
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
> 5
| This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
| 0 Back 9 SMS
= 121

story ABT.WARD.ANS for Chimala
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
> Chimala
| Chimala ward, 2022 census: people 28,646, men 13,669, women 14,977, households 8,182. Postcode 53605.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Igava
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
> igava
| Igava ward, 2022 census: people 17,396, men 8,532, women 8,864, households 3,325. Postcode 53613.
| 0 Back 9 SMS
= 110

story ABT.WARD.ANS for Igurusi
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
> Igurusi
| Igurusi ward, 2022 census: people 27,878, men 13,413, women 14,465, households 7,947. Postcode 53606.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Ihahi
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
> ihahi
| Ihahi ward, 2022 census: people 8,059, men 4,061, women 3,998, households 2,110. Postcode 53615.
| 0 Back 9 SMS
= 109

story ABT.WARD.ANS for Imalilo Songwe
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
> Imalilo Songwe
| Imalilo Songwe ward, 2022 census: people 14,888, men 7,389, women 7,499, households 3,236. Postcode 53611.
| 0 Back 9 SMS
= 119

story ABT.WARD.ANS for Ipwani
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
> ipwani
| Ipwani ward, 2022 census: people 11,229, men 5,546, women 5,683, households 2,640. Postcode 53612.
| 0 Back 9 SMS
= 111

story ABT.WARD.ANS for Itamboleo
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
> Itamboleo
| Itamboleo ward, 2022 census: people 17,263, men 8,597, women 8,666, households 4,502. Postcode 53616.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Kongolo
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
> kongolo
| Kongolo ward, 2022 census: people 14,079, men 6,852, women 7,227, households 3,852. Postcode 53619.
| 0 Back 9 SMS
= 112

story ABT.WARD.ANS for Lugelele
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
> Lugelele
| Lugelele ward, 2022 census: people 15,810, men 7,763, women 8,047, households 4,358. Postcode 53620.
| 0 Back 9 SMS
= 113

story ABT.WARD.ANS for Luhanga
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
> luhanga
| Luhanga ward, 2022 census: people 25,873, men 12,279, women 13,594, households 4,644. Postcode 53618.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Madibira
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
> Madibira
| Madibira ward, 2022 census: people 38,120, men 18,817, women 19,303, households 9,359. Postcode 53610.
| 0 Back 9 SMS
= 115

story ABT.WARD.ANS for Mahongole
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
> mahongole
| Mahongole ward, 2022 census: people 16,227, men 7,767, women 8,460, households 4,642. Postcode 53608.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Mapogoro
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
> Mapogoro
| Mapogoro ward, 2022 census: people 37,753, men 18,352, women 19,401, households 9,610. Postcode 53603.
| 0 Back 9 SMS
= 115

story ABT.WARD.ANS for Mawindi
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
> mawindi
| Mawindi ward, 2022 census: people 15,287, men 7,535, women 7,752, households 3,886. Postcode 53604.
| 0 Back 9 SMS
= 112

story ABT.WARD.ANS for Miyombweni
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
> Miyombweni
| Miyombweni ward, 2022 census: people 14,543, men 7,110, women 7,433, households 2,937. Postcode 53614.
| 0 Back 9 SMS
= 115

story ABT.WARD.ANS for Mwatenga
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
> mwatenga
| Mwatenga ward, 2022 census: people 12,557, men 6,148, women 6,409, households 2,954. Postcode 53617.
| 0 Back 9 SMS
= 113

story ABT.WARD.ANS for Ruiwa
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
> Ruiwa
| Ruiwa ward, 2022 census: people 23,129, men 11,436, women 11,693, households 5,495. Postcode 53609.
| 0 Back 9 SMS
= 112

story ABT.WARD.ANS for Rujewa
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
> rujewa
| Rujewa ward, 2022 census: people 42,013, men 20,330, women 21,683, households 11,058. Postcode 53601.
| 0 Back 9 SMS
= 114

story ABT.WARD.ANS for Ubaruku
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
> Ubaruku
| Ubaruku ward, 2022 census: people 46,318, men 22,448, women 23,870, households 13,294. Postcode 53602.
| 0 Back 9 SMS
= 115

story ABT.WARD.ANS for Utengule Usangu
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
> utengule usangu
| Utengule Usangu ward, 2022 census: people 19,268, men 9,236, women 10,032, households 4,108. Postcode 53607.
| 0 Back 9 SMS
= 121

story ABT.WARD.ANS by the number of the ward
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
> 08
| Kongolo ward, 2022 census: people 14,079, men 6,852, women 7,227, households 3,852. Postcode 53619.
| 0 Back 9 SMS
= 112
