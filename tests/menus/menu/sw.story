# What holds on every screen, in Swahili: back, home, wrong keys, dialling through,
# SMS, and coming back after a dropped session.

story every section from the first screen
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
> 4
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
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
> 5
| SMS NI BURE. Tunatunza namba na kata yako tu. Andika kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Rudi
= 152
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
> 6
| KUHUSU MBARALI
| 1 Takwimu za wilaya
| 2 Takwimu za kata
| 3 Maeneo ya uwekezaji
| 4 Ofisi ya Mkurugenzi
| 5 Kitengo TEHAMA/Habari
| 0 Rudi
= 127
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
> 7
| USHAURI NA LUGHA
| 1 Kununua simu/kompyuta
| 2 Mitandao ya kijamii
| 3 Epuka utapeli
| 4 Kuhusu huduma hii
| 5 English/Kiswahili
| 0 Rudi
= 125
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

story one level back
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
> 1
| MALIPO NA RISITI
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 138
> 1
| Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.
| 0 Rudi 9 SMS
= 153
> 0
| MALIPO NA RISITI
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 138
> 0
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 133
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

story home from an answer
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
> 6
| ELIMU, AJIRA, MIKOPO
| 1 Ajira za Serikali
| 2 Mkopo wa chuo (HESLB)
| 3 Mkopo wa vikundi 10%
| 4 TASAF
| 5 Namba ya PREM
| 0 Rudi
= 118
> 1
| Ajira za Serikali: portal.ajira.go.tz. Jisajili kwa NIDA, barua pepe na vyeti. Kuomba ni bure: anayetaka pesa ni tapeli.
| 0 Rudi 9 SMS
= 133
> 00
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story home from a menu
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
> 7
| USHAURI NA LUGHA
| 1 Kununua simu/kompyuta
| 2 Mitandao ya kijamii
| 3 Epuka utapeli
| 4 Kuhusu huduma hii
| 5 English/Kiswahili
| 0 Rudi
= 125
> 3
| EPUKA UTAPELI
| 1 Tuma kwa namba hii
| 2 Ajira na mikopo feki
| 3 Link na zawadi
| 4 Nimetapeliwa
| 5 Laini kwa jina langu
| 0 Rudi
= 119
> 00
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story an answer by SMS
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
> 1
| MALIPO NA RISITI
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 138
> 1
| Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.
| 0 Rudi 9 SMS
= 153
> 9
| Maelezo yatakujia kwa SMS. Asante.
= 34
END

story a wrong key on the first screen
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
> 8
| Namba haipo. Chagua tena:
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 159
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

story a wrong key on a menu with room for the line
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
> 7
| Namba haipo. Chagua tena:
| TAKWIMU
| 1 Idadi ya watu
| 2 Kata na vijiji
| 3 Eneo na mipaka
| 4 Uchumi
| 5 Hali ya hewa
| 0 Rudi
= 114
> 5
| Joto nyuzi 25-30 C. Mvua mm 300-940 kwa mwaka. Masika Desemba hadi Aprili, kiangazi Mei hadi Novemba.
| 0 Rudi 9 SMS
= 114

story a wrong key on a menu without room
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
> 8
| Namba haipo. Chagua tena:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Rudi
= 109
> 2
| Chagua kata
| 1 Ipwani
| 2 Itamboleo
| 3 Kongolo
| 4 Lugelele
| 5 Luhanga
| 0 Rudi
= 70

story a wrong key on an answer without room for the line
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
> 3
| AFYA NA BIMA
| 1 Bima ya Afya kwa Wote
| 2 Kujisajili NHIF
| 3 Mfumo wa hospitali
| 4 Piga 199, 116
| 5 Dawa salama (TMDA)
| 0 Rudi
= 119
> 1
| Bima ya Afya kwa Wote ilianza 26/01/2026. Kaya ya watu hadi 6: Sh 150,000 kwa mwaka. Kaya maskini hulipiwa na Serikali. Uliza kituo cha afya.
| 0 Rudi 9 SMS
= 154
> 5
| Bima ya Afya kwa Wote ilianza 26/01/2026. Kaya ya watu hadi 6: Sh 150,000 kwa mwaka. Kaya maskini hulipiwa na Serikali. Uliza kituo cha afya.
| Kosa! 0 Rudi 9 SMS
= 160
> 0
| AFYA NA BIMA
| 1 Bima ya Afya kwa Wote
| 2 Kujisajili NHIF
| 3 Mfumo wa hospitali
| 4 Piga 199, 116
| 5 Dawa salama (TMDA)
| 0 Rudi
= 119

story a wrong key on an answer with room for the line
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
> 7
| USHAURI NA LUGHA
| 1 Kununua simu/kompyuta
| 2 Mitandao ya kijamii
| 3 Epuka utapeli
| 4 Kuhusu huduma hii
| 5 English/Kiswahili
| 0 Rudi
= 125
> 2
| MITANDAO YA KIJAMII
| 1 Kufikisha ujumbe
| 2 Hakiki habari
| 3 Linda akaunti
| 4 Picha na faragha
| 0 Rudi
= 96
> 3
| Tumia neno la siri refu na washa uthibitisho wa hatua mbili. Usitoe namba ya uthibitisho (OTP) kwa mtu yeyote.
| 0 Rudi 9 SMS
= 123
> 4
| Namba haipo. Chagua tena:
| Tumia neno la siri refu na washa uthibitisho wa hatua mbili. Usitoe namba ya uthibitisho (OTP) kwa mtu yeyote.
| 0 Rudi 9 SMS
= 149
> 0
| MITANDAO YA KIJAMII
| 1 Kufikisha ujumbe
| 2 Hakiki habari
| 3 Linda akaunti
| 4 Picha na faragha
| 0 Rudi
= 96

story the third wrong key offers help, and the way back
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
> 8
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 8
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 8
| Namba hiyo haipo kwenye orodha. Msaada: ofisi ya Mtendaji wa Kata, au halmashauri, Rujewa.
| 1 Jaribu tena
| 0 Rudi mwanzo
= 118
> 1
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 133
> 4
| KILIMO
| 1 Mbolea ya ruzuku
| 2 M-Kilimo
| 3 Mbegu na dawa
| 4 Afisa ugani
| 0 Rudi
= 73

story the third wrong key offers help, and the first screen
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
> 8
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 7
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 9
| Namba hiyo haipo kwenye orodha. Msaada: ofisi ya Mtendaji wa Kata, au halmashauri, Rujewa.
| 1 Jaribu tena
| 0 Rudi mwanzo
= 118
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

story a right key in between begins the count again
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
> 8
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 8
| Namba haipo. Chagua tena:
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 159
> 1
| MALIPO NA RISITI
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 138
> 8
| Namba haipo. Chagua tena:
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 147
> 1
| Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.
| 0 Rudi 9 SMS
= 153

story dialling through to an answer
dial *149*46*311#
| Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.
| 0 Rudi 9 SMS
= 153
> 00
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story dialling through to a menu
dial *149*46*31#
| MALIPO NA RISITI
| 1 Namba ya malipo
| 2 Risiti ya ushuru (POS)
| 3 Risiti ya dukani (EFD)
| 4 Viwango vya ushuru
| 5 Malalamiko (e-Mrejesho)
| 0 Rudi
= 138
> 1
| Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.
| 0 Rudi 9 SMS
= 153

story dialling through to a form
dial *149*46*41#
| Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
| 0 Rudi
= 81
> 00
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story dialling through to what is not proved
dial *149*46*354#
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story dialling through to the projects of a ward
dial *149*46*2*13#
| MIRADI Mapogoro
| 1. Skimu ya Mbuyuni-Kimani: Umekamilika
| Hadi 29/04/2015
| 0 Rudi 9 SMS
= 84

story dialling through to a ward without projects
dial *149*46*2*03#
| Bado hatujaweka miradi ya kata ya Igurusi. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.
| 0 Rudi 9 SMS
= 104

story dialling through to a group of wards
dial *149*46*2*3#
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

story dialling through to the figures of a ward
dial *149*46*62*17#
| Kata Ruiwa, sensa 2022: watu 23,129, wanaume 11,436, wanawake 11,693, kaya 5,495. Postikodi 53609.
| 0 Rudi 9 SMS
= 111

story dropped while writing a question: going on
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
> 4
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 1
| Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
| 0 Rudi
= 81
hang up
redial
| Karibu tena. Ulikuwa: Uliza swali
| 1 Endelea
| 2 Anza mwanzo
= 57
> 1
| Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
| 0 Rudi
= 81

story dropped while writing a report: going on
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
> 4
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 3
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93
hang up
redial
| Karibu tena. Ulikuwa: Toa taarifa ya tatizo
| 1 Endelea
| 2 Anza mwanzo
= 67
> 1
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93

story dropped while writing a ward: going on
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
hang up
redial
| Karibu tena. Ulikuwa: Takwimu za kata
| 1 Endelea
| 2 Anza mwanzo
= 61
> 1
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54

story dropped while writing a question: beginning anew
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
> 4
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 1
| Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
| 0 Rudi
= 81
hang up
redial
| Karibu tena. Ulikuwa: Uliza swali
| 1 Endelea
| 2 Anza mwanzo
= 57
> 2
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story dropped while writing a question, and back too late
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
> 4
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 1
| Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
| 0 Rudi
= 81
hang up
wait 6m
redial
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156

story dropped on a menu: nothing is lost
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
redial
| MIFUMO YA SERIKALI
| 1 Malipo na risiti
| 2 Biashara na zabuni
| 3 Afya na bima
| 4 Kilimo
| 5 NIDA, vyeti, ardhi
| 6 Elimu, ajira, mikopo
| 0 Rudi
= 133
