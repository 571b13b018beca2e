# Miradi in Swahili: every ward by keys, and names as citizens type them. The
# projects are those the register begins with.

story PRJ.NONE for Chimala by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> 1
| Bado hatujaweka miradi ya kata ya Chimala. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story PRJ.NONE for Igava by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> 2
| Bado hatujaweka miradi ya kata ya Igava. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story PRJ.NONE for Igurusi by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> 3
| Bado hatujaweka miradi ya kata ya Igurusi. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story PRJ.NONE for Ihahi by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> 4
| Bado hatujaweka miradi ya kata ya Ihahi. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story PRJ.NONE for Imalilo Songwe by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> 5
| Bado hatujaweka miradi ya kata ya Imalilo Songwe. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 111

story PRJ.NONE for Ipwani by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70
> 1
| Bado hatujaweka miradi ya kata ya Ipwani. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 103

story PRJ.NONE for Itamboleo by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70
> 2
| Bado hatujaweka miradi ya kata ya Itamboleo. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 106

story PRJ.NONE for Kongolo by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70
> 3
| Bado hatujaweka miradi ya kata ya Kongolo. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story PRJ.NONE for Lugelele by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70
> 4
| Bado hatujaweka miradi ya kata ya Lugelele. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 105

story PRJ.NONE for Luhanga by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70
> 5
| Bado hatujaweka miradi ya kata ya Luhanga. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story PRJ.NONE for Madibira by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 1
| Bado hatujaweka miradi ya kata ya Madibira. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 105

story PRJ.NONE for Mahongole by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 2
| Bado hatujaweka miradi ya kata ya Mahongole. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 106

story PRJ.WARD for Mapogoro by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 3
| MIRADI Mapogoro
| 1. Skimu ya Mbuyuni-Kimani: Umekamilika
| Hadi 29/04/2015
| 0 Rudi 9 SMS
= 84

story PRJ.WARD for Mawindi by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 4
| MIRADI Mawindi
| 1. Maji ya RUWASA Mawindi: Umekamilika
| Hadi 05/10/2023
| 0 Rudi 9 SMS
= 82

story PRJ.NONE for Miyombweni by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 5
| Bado hatujaweka miradi ya kata ya Miyombweni. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 107

story PRJ.NONE for Mwatenga by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 1
| Bado hatujaweka miradi ya kata ya Mwatenga. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 105

story PRJ.NONE for Ruiwa by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 2
| Bado hatujaweka miradi ya kata ya Ruiwa. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story PRJ.WARD for Rujewa by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 3
| MIRADI Rujewa
| 1. Hospitali ya Wilaya: Unajengwa
| 2. Ukumbi wa Halmashauri: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 112

story PRJ.WARD for Ubaruku by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 4
| MIRADI Ubaruku
| 1. Shule ya msingi Ubaruku: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 81

story PRJ.NONE for Utengule Usangu by keys
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 5
| Bado hatujaweka miradi ya kata ya Utengule Usangu. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 112

story a ward by its name: Ruiwa
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Ruiwa
| Bado hatujaweka miradi ya kata ya Ruiwa. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story a ward with l for r: luiwa
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> luiwa
| Bado hatujaweka miradi ya kata ya Ruiwa. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story a ward in capitals: RUJEWA
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> RUJEWA
| MIRADI Rujewa
| 1. Hospitali ya Wilaya: Unajengwa
| 2. Ukumbi wa Halmashauri: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 112

story a ward of two words: utengule usangu
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> utengule usangu
| Bado hatujaweka miradi ya kata ya Utengule Usangu. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 112

story a ward written in one word: Imalilosongwe
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Imalilosongwe
| Bado hatujaweka miradi ya kata ya Imalilo Songwe. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 111

story a ward by its short name: Imalilo
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Imalilo
| Bado hatujaweka miradi ya kata ya Imalilo Songwe. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 111

story a ward by another spelling: Mapogolo
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Mapogolo
| MIRADI Mapogoro
| 1. Skimu ya Mbuyuni-Kimani: Umekamilika
| Hadi 29/04/2015
| 0 Rudi 9 SMS
= 84

story a ward by another spelling of one letter less: Miombweni
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Miombweni
| Bado hatujaweka miradi ya kata ya Miyombweni. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 107

story a place that is not the ward of a like name: Igawa
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Igawa
| Bado hatujaweka miradi ya kata ya Lugelele. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 105

story the ward of a like name: Igava
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Igava
| Bado hatujaweka miradi ya kata ya Igava. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story a ward by its number: 03
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 03
| Bado hatujaweka miradi ya kata ya Igurusi. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story a ward typed inside a group
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 1
| Chagua kata
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Rudi
= 71
> Madibira
| Bado hatujaweka miradi ya kata ya Madibira. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 105

story one digit is a group, two digits are a ward
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 3
| Chagua kata
| 1 Madibira
| 2 Mahongole
| 3 Mapogoro
| 4 Mawindi
| 5 Miyombweni
| 0 Rudi
= 75
> 0
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 13
| MIRADI Mapogoro
| 1. Skimu ya Mbuyuni-Kimani: Umekamilika
| Hadi 29/04/2015
| 0 Rudi 9 SMS
= 84

story a name near two wards: the first is meant
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Rujwa
| Kata gani?
| 1 Ruiwa
| 2 Rujewa
| 4 Andika tena
| 0 Rudi
= 48
> 1
| Bado hatujaweka miradi ya kata ya Ruiwa. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 102

story a name near two wards: the second is meant
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Rujwa
| Kata gani?
| 1 Ruiwa
| 2 Rujewa
| 4 Andika tena
| 0 Rudi
= 48
> 2
| MIRADI Rujewa
| 1. Hospitali ya Wilaya: Unajengwa
| 2. Ukumbi wa Halmashauri: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 112

story a name near two wards: typed again
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Rujwa
| Kata gani?
| 1 Ruiwa
| 2 Rujewa
| 4 Andika tena
| 0 Rudi
= 48
> 4
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Mawindi
| MIRADI Mawindi
| 1. Maji ya RUWASA Mawindi: Umekamilika
| Hadi 05/10/2023
| 0 Rudi 9 SMS
= 82

story a name near two wards: a clear name instead
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Rujwa
| Kata gani?
| 1 Ruiwa
| 2 Rujewa
| 4 Andika tena
| 0 Rudi
= 48
> Ubaruku
| MIRADI Ubaruku
| 1. Shule ya msingi Ubaruku: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 81

story a name near one ward is asked back
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> Chimela
| Kata gani?
| 1 Chimala
| 4 Andika tena
| 0 Rudi
= 41
> 1
| Bado hatujaweka miradi ya kata ya Chimala. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story my ward asks for it when it is not known
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 5
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Mawindi
| MIRADI Mawindi
| 1. Maji ya RUWASA Mawindi: Umekamilika
| Hadi 05/10/2023
| 0 Rudi 9 SMS
= 82

story my ward is the one joined
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
> 5
| SMS NI BURE. Tunatunza namba na kata yako tu. Andika kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Rudi
= 152
> Ubaruku
| Karibu! Umejiunga: kata Ubaruku, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
= 104
END
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 5
| MIRADI Ubaruku
| 1. Shule ya msingi Ubaruku: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 81

story back from the projects of a ward
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
> 2
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 4
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 3
| MIRADI Rujewa
| 1. Hospitali ya Wilaya: Unajengwa
| 2. Ukumbi wa Halmashauri: Unajengwa
| Hadi 15/04/2024
| 0 Rudi 9 SMS
= 112
> 0
| Chagua kata
| 1 Mwatenga
| 2 Ruiwa
| 3 Rujewa
| 4 Ubaruku
| 5 Utengule Usangu
| 0 Rudi
= 74
> 0
| MIRADI. Andika jina la kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 5 Kata yangu
| 0 Rudi
= 135
> 0
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156
