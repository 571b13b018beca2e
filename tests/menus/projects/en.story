# Miradi in English: every ward by keys, and names as citizens type them. The
# projects are those the register begins with.

story PRJ.NONE for Chimala by keys
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 1
| No projects entered yet for Chimala ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story PRJ.NONE for Igava by keys
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 2
| No projects entered yet for Igava ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story PRJ.NONE for Igurusi by keys
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 3
| No projects entered yet for Igurusi ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story PRJ.NONE for Ihahi by keys
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 4
| No projects entered yet for Ihahi ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story PRJ.NONE for Imalilo Songwe by keys
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 5
| No projects entered yet for Imalilo Songwe ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 112

story PRJ.NONE for Ipwani by keys
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
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70
> 1
| No projects entered yet for Ipwani ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 104

story PRJ.NONE for Itamboleo by keys
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
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70
> 2
| No projects entered yet for Itamboleo ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 107

story PRJ.NONE for Kongolo by keys
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
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70
> 3
| No projects entered yet for Kongolo ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story PRJ.NONE for Lugelele by keys
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
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70
> 4
| No projects entered yet for Lugelele ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 106

story PRJ.NONE for Luhanga by keys
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
> 2
| Choose ward
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Back
= 70
> 5
| No projects entered yet for Luhanga ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story PRJ.NONE for Madibira by keys
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
> 3
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

story PRJ.NONE for Mahongole by keys
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
> 3
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 2
| No projects entered yet for Mahongole ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 107

story PRJ.WARD for Mapogoro by keys
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
> 3
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 3
| PROJECTS Mapogoro
| 1. Mbuyuni-Kimani irrigation: Complete
| As of 29/04/2015
| 0 Back 9 SMS
= 86

story PRJ.WARD for Mawindi by keys
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
> 3
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 4
| PROJECTS Mawindi
| 1. RUWASA water, Mawindi: Complete
| As of 05/10/2023
| 0 Back 9 SMS
= 81

story PRJ.NONE for Miyombweni by keys
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
> 3
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 5
| No projects entered yet for Miyombweni ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 108

story PRJ.NONE for Mwatenga by keys
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 1
| No projects entered yet for Mwatenga ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 106

story PRJ.NONE for Ruiwa by keys
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 2
| No projects entered yet for Ruiwa ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story PRJ.WARD for Rujewa by keys
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 3
| PROJECTS Rujewa
| 1. District hospital: Being built
| 2. Council conference hall: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 119

story PRJ.WARD for Ubaruku by keys
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 4
| PROJECTS Ubaruku
| 1. Ubaruku primary school: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 85

story PRJ.NONE for Utengule Usangu by keys
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 5
| No projects entered yet for Utengule Usangu ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 113

story a ward by its name: Ruiwa
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
> Ruiwa
| No projects entered yet for Ruiwa ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story a ward with l for r: luiwa
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
> luiwa
| No projects entered yet for Ruiwa ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story a ward in capitals: RUJEWA
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
> RUJEWA
| PROJECTS Rujewa
| 1. District hospital: Being built
| 2. Council conference hall: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 119

story a ward of two words: utengule usangu
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
> utengule usangu
| No projects entered yet for Utengule Usangu ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 113

story a ward written in one word: Imalilosongwe
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
> Imalilosongwe
| No projects entered yet for Imalilo Songwe ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 112

story a ward by its short name: Imalilo
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
> Imalilo
| No projects entered yet for Imalilo Songwe ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 112

story a ward by another spelling: Mapogolo
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
> Mapogolo
| PROJECTS Mapogoro
| 1. Mbuyuni-Kimani irrigation: Complete
| As of 29/04/2015
| 0 Back 9 SMS
= 86

story a ward by another spelling of one letter less: Miombweni
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
> Miombweni
| No projects entered yet for Miyombweni ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 108

story a place that is not the ward of a like name: Igawa
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
> Igawa
| No projects entered yet for Lugelele ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 106

story the ward of a like name: Igava
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
> Igava
| No projects entered yet for Igava ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story a ward by its number: 03
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
> 03
| No projects entered yet for Igurusi ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story a ward typed inside a group
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
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> Madibira
| No projects entered yet for Madibira ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 106

story one digit is a group, two digits are a ward
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
> 3
| Choose ward
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Back
= 75
> 0
| PROJECTS. Type a ward name or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 My ward
| 0 Back
= 131
> 13
| PROJECTS Mapogoro
| 1. Mbuyuni-Kimani irrigation: Complete
| As of 29/04/2015
| 0 Back 9 SMS
= 86

story a name near two wards: the first is meant
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
> Rujwa
| Which ward?
| 1 Ruiwa
| 2 Rujewa
| 4 Type again
| 0 Back
= 48
> 1
| No projects entered yet for Ruiwa ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 103

story a name near two wards: the second is meant
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
> Rujwa
| Which ward?
| 1 Ruiwa
| 2 Rujewa
| 4 Type again
| 0 Back
= 48
> 2
| PROJECTS Rujewa
| 1. District hospital: Being built
| 2. Council conference hall: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 119

story a name near two wards: typed again
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
> Rujwa
| Which ward?
| 1 Ruiwa
| 2 Rujewa
| 4 Type again
| 0 Back
= 48
> 4
| PROJECTS. Type a ward name or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 My ward
| 0 Back
= 131
> Mawindi
| PROJECTS Mawindi
| 1. RUWASA water, Mawindi: Complete
| As of 05/10/2023
| 0 Back 9 SMS
= 81

story a name near two wards: a clear name instead
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
> Rujwa
| Which ward?
| 1 Ruiwa
| 2 Rujewa
| 4 Type again
| 0 Back
= 48
> Ubaruku
| PROJECTS Ubaruku
| 1. Ubaruku primary school: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 85

story a name near one ward is asked back
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
> Chimela
| Which ward?
| 1 Chimala
| 4 Type again
| 0 Back
= 41
> 1
| No projects entered yet for Chimala ward. Ask us in menu 4, or at the Ward Executive office.
| 0 Back 9 SMS
= 105

story my ward asks for it when it is not known
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
> 5
| Type a ward name, then send.
| Example: Chimala
| 0 Back
= 52
> Mawindi
| PROJECTS Mawindi
| 1. RUWASA water, Mawindi: Complete
| As of 05/10/2023
| 0 Back 9 SMS
= 81

story my ward is the one joined
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
> Ubaruku
| Welcome! You joined: Ubaruku ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
END
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
> 5
| PROJECTS Ubaruku
| 1. Ubaruku primary school: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 85

story back from the projects of a ward
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
> 4
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 3
| PROJECTS Rujewa
| 1. District hospital: Being built
| 2. Council conference hall: Being built
| As of 15/04/2024
| 0 Back 9 SMS
= 119
> 0
| Choose ward
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Back
= 74
> 0
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
