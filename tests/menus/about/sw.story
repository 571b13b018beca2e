# Statistics, investment and the offices, in Swahili; the figures of all twenty wards.

story ABT.STAT.1 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 1
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 88
> 1
| Sensa 2022: Mbarali ina watu 446,336. Wanaume 217,280, wanawake 229,056. Kaya 112,139. Chanzo: NBS.
| 0 Rudi 9 SMS
= 112

story ABT.STAT.2 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 1
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 88
> 2
| Kata 20. Makao makuu: Rujewa. Orodha ya postikodi (TCRA) ina vijiji 102 na vitongoji 713. Kata kubwa: Ubaruku, watu 46,318.
| 0 Rudi 9 SMS
= 136

story ABT.STAT.3 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 1
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 88
> 3
| Eneo ni km 16,000 za mraba. Mipaka: Iringa kaskazini mashariki, Njombe mashariki, Mbeya kusini, Chunya kaskazini.
| 0 Rudi 9 SMS
= 126

story ABT.STAT.4 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 1
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 88
> 4
| Mpunga wa umwagiliaji Bonde la Usangu, mahindi, karanga, mtama na mifugo. Barabara ya TANZAM na reli ya TAZARA zinapita hapa.
| 0 Rudi 9 SMS
= 138

story ABT.STAT.5 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 1
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 88
> 5
| Joto nyuzi 25-30 C. Mvua mm 300-940 kwa mwaka. Masika Desemba hadi Aprili, kiangazi Mei hadi Novemba.
| 0 Rudi 9 SMS
= 114

story ABT.INV.1 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 3
| MAENEO YA UWEKEZAJI
| 1 Kilimo cha mpunga
| 2 Mifugo
| 3 Utalii
| 4 Viwanda vya mpunga
| 5 Jinsi ya kuomba
| 0 Rudi
= 103
> 1
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.INV.2 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 3
| MAENEO YA UWEKEZAJI
| 1 Kilimo cha mpunga
| 2 Mifugo
| 3 Utalii
| 4 Viwanda vya mpunga
| 5 Jinsi ya kuomba
| 0 Rudi
= 103
> 2
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.INV.3 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 3
| MAENEO YA UWEKEZAJI
| 1 Kilimo cha mpunga
| 2 Mifugo
| 3 Utalii
| 4 Viwanda vya mpunga
| 5 Jinsi ya kuomba
| 0 Rudi
= 103
> 3
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.INV.4 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 3
| MAENEO YA UWEKEZAJI
| 1 Kilimo cha mpunga
| 2 Mifugo
| 3 Utalii
| 4 Viwanda vya mpunga
| 5 Jinsi ya kuomba
| 0 Rudi
= 103
> 4
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.INV.5 by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 3
| MAENEO YA UWEKEZAJI
| 1 Kilimo cha mpunga
| 2 Mifugo
| 3 Utalii
| 4 Viwanda vya mpunga
| 5 Jinsi ya kuomba
| 0 Rudi
= 103
> 5
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.OFF by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 4
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.UNIT by keys
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 5
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Chimala
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Chimala
| Kata Chimala, sensa 2022: watu 28,646, wanaume 13,669, wanawake 14,977, kaya 8,182. Postikodi 53605.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Igava
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> igava
| Kata Igava, sensa 2022: watu 17,396, wanaume 8,532, wanawake 8,864, kaya 3,325. Postikodi 53613.
| 0 Rudi 9 SMS
= 109

story ABT.WARD.ANS for Igurusi
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Igurusi
| Kata Igurusi, sensa 2022: watu 27,878, wanaume 13,413, wanawake 14,465, kaya 7,947. Postikodi 53606.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Ihahi
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> ihahi
| Kata Ihahi, sensa 2022: watu 8,059, wanaume 4,061, wanawake 3,998, kaya 2,110. Postikodi 53615.
| 0 Rudi 9 SMS
= 108

story ABT.WARD.ANS for Imalilo Songwe
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Imalilo Songwe
| Kata Imalilo Songwe, sensa 2022: watu 14,888, wanaume 7,389, wanawake 7,499, kaya 3,236. Postikodi 53611.
| 0 Rudi 9 SMS
= 118

story ABT.WARD.ANS for Ipwani
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> ipwani
| Kata Ipwani, sensa 2022: watu 11,229, wanaume 5,546, wanawake 5,683, kaya 2,640. Postikodi 53612.
| 0 Rudi 9 SMS
= 110

story ABT.WARD.ANS for Itamboleo
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Itamboleo
| Kata Itamboleo, sensa 2022: watu 17,263, wanaume 8,597, wanawake 8,666, kaya 4,502. Postikodi 53616.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Kongolo
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> kongolo
| Kata Kongolo, sensa 2022: watu 14,079, wanaume 6,852, wanawake 7,227, kaya 3,852. Postikodi 53619.
| 0 Rudi 9 SMS
= 111

story ABT.WARD.ANS for Lugelele
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Lugelele
| Kata Lugelele, sensa 2022: watu 15,810, wanaume 7,763, wanawake 8,047, kaya 4,358. Postikodi 53620.
| 0 Rudi 9 SMS
= 112

story ABT.WARD.ANS for Luhanga
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> luhanga
| Kata Luhanga, sensa 2022: watu 25,873, wanaume 12,279, wanawake 13,594, kaya 4,644. Postikodi 53618.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Madibira
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Madibira
| Kata Madibira, sensa 2022: watu 38,120, wanaume 18,817, wanawake 19,303, kaya 9,359. Postikodi 53610.
| 0 Rudi 9 SMS
= 114

story ABT.WARD.ANS for Mahongole
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> mahongole
| Kata Mahongole, sensa 2022: watu 16,227, wanaume 7,767, wanawake 8,460, kaya 4,642. Postikodi 53608.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Mapogoro
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Mapogoro
| Kata Mapogoro, sensa 2022: watu 37,753, wanaume 18,352, wanawake 19,401, kaya 9,610. Postikodi 53603.
| 0 Rudi 9 SMS
= 114

story ABT.WARD.ANS for Mawindi
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> mawindi
| Kata Mawindi, sensa 2022: watu 15,287, wanaume 7,535, wanawake 7,752, kaya 3,886. Postikodi 53604.
| 0 Rudi 9 SMS
= 111

story ABT.WARD.ANS for Miyombweni
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Miyombweni
| Kata Miyombweni, sensa 2022: watu 14,543, wanaume 7,110, wanawake 7,433, kaya 2,937. Postikodi 53614.
| 0 Rudi 9 SMS
= 114

story ABT.WARD.ANS for Mwatenga
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> mwatenga
| Kata Mwatenga, sensa 2022: watu 12,557, wanaume 6,148, wanawake 6,409, kaya 2,954. Postikodi 53617.
| 0 Rudi 9 SMS
= 112

story ABT.WARD.ANS for Ruiwa
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Ruiwa
| Kata Ruiwa, sensa 2022: watu 23,129, wanaume 11,436, wanawake 11,693, kaya 5,495. Postikodi 53609.
| 0 Rudi 9 SMS
= 111

story ABT.WARD.ANS for Rujewa
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> rujewa
| Kata Rujewa, sensa 2022: watu 42,013, wanaume 20,330, wanawake 21,683, kaya 11,058. Postikodi 53601.
| 0 Rudi 9 SMS
= 113

story ABT.WARD.ANS for Ubaruku
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Ubaruku
| Kata Ubaruku, sensa 2022: watu 46,318, wanaume 22,448, wanawake 23,870, kaya 13,294. Postikodi 53602.
| 0 Rudi 9 SMS
= 114

story ABT.WARD.ANS for Utengule Usangu
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> utengule usangu
| Kata Utengule Usangu, sensa 2022: watu 19,268, wanaume 9,236, wanawake 10,032, kaya 4,108. Postikodi 53607.
| 0 Rudi 9 SMS
= 120

story ABT.WARD.ANS by the number of the ward
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
> 2
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> 08
| Kata Kongolo, sensa 2022: watu 14,079, wanaume 6,852, wanawake 7,227, kaya 3,852. Postikodi 53619.
| 0 Rudi 9 SMS
= 111
