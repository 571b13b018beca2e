# Every answer on the Government's systems, in Swahili, by keys from the first
# screen. What is not proved sends the citizen to the office.

story SYS.PAY.1 by keys
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

story SYS.PAY.2 by keys
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
> 2
| Ukilipa ushuru au ada ya halmashauri, dai risiti ya mashine (POS). Usikubali risiti ya kuandikwa kwa mkono. Hukupewa? Toa taarifa, menyu 4.
| 0 Rudi 9 SMS
= 152

story SYS.PAY.3 by keys
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
> 3
| Ukinunua bidhaa, dai risiti ya EFD. Angalia kiasi, tarehe na jina la duka. Duka likikataa kutoa risiti, toa taarifa ofisi ya TRA.
| 0 Rudi 9 SMS
= 142

story SYS.PAY.4 by keys
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
> 4
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story SYS.PAY.5 by keys
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
> 5
| Malalamiko au pongezi kwa ofisi ya Serikali: e-Mrejesho. Piga *152*00# ufuate menyu, au emrejesho.gov.go.tz. Jina si lazima.
| 0 Rudi 9 SMS
= 137

story SYS.BIZ.1 by keys
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
> 2
| BIASHARA NA ZABUNI
| 1 Leseni (TAUSI)
| 2 Jina la biashara (BRELA)
| 3 TIN (TRA)
| 4 Zabuni (NeST)
| 5 Usafiri (LATRA)
| 0 Rudi
= 115
> 1
| Leseni ya biashara huombwa TAUSI: tausi.tamisemi.go.tz. Andaa namba ya NIDA na TIN. Mtendaji wa Kata au Afisa Biashara atakusaidia.
| 0 Rudi 9 SMS
= 144

story SYS.BIZ.2 by keys
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
> 2
| BIASHARA NA ZABUNI
| 1 Leseni (TAUSI)
| 2 Jina la biashara (BRELA)
| 3 TIN (TRA)
| 4 Zabuni (NeST)
| 5 Usafiri (LATRA)
| 0 Rudi
= 115
> 2
| Kusajili jina la biashara au kampuni: ors.brela.go.tz. Andaa namba ya NIDA, simu na barua pepe. Lipa kwa namba ya malipo tu.
| 0 Rudi 9 SMS
= 137

story SYS.BIZ.3 by keys
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
> 2
| BIASHARA NA ZABUNI
| 1 Leseni (TAUSI)
| 2 Jina la biashara (BRELA)
| 3 TIN (TRA)
| 4 Zabuni (NeST)
| 5 Usafiri (LATRA)
| 0 Rudi
= 115
> 3
| TIN ni namba ya mlipakodi kutoka TRA. Omba kwa namba ya NIDA kupitia tra.go.tz (huduma mtandao) au nenda ofisi ya TRA.
| 0 Rudi 9 SMS
= 131

story SYS.BIZ.4 by keys
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
> 2
| BIASHARA NA ZABUNI
| 1 Leseni (TAUSI)
| 2 Jina la biashara (BRELA)
| 3 TIN (TRA)
| 4 Zabuni (NeST)
| 5 Usafiri (LATRA)
| 0 Rudi
= 115
> 4
| Zabuni za Serikali zipo NeST: nest.go.tz. Jisajili kwanza. Asilimia 30 hutengwa kwa vijana, wanawake na wenye ulemavu.
| 0 Rudi 9 SMS
= 131

story SYS.BIZ.5 by keys
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
> 2
| BIASHARA NA ZABUNI
| 1 Leseni (TAUSI)
| 2 Jina la biashara (BRELA)
| 3 TIN (TRA)
| 4 Zabuni (NeST)
| 5 Usafiri (LATRA)
| 0 Rudi
= 115
> 5
| Leseni ya usafiri wa abiria, mizigo au kukodi: rrims.latra.go.tz au ofisi ya LATRA. Malalamiko piga bure 0800110019.
| 0 Rudi 9 SMS
= 129

story SYS.HLT.1 by keys
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

story SYS.HLT.2 by keys
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
> 2
| Kujisajili NHIF: selfservice.nhif.or.tz. Uwe na miaka 18+, picha, na vyeti vya ndoa na kuzaliwa watoto vilivyohakikiwa RITA.
| 0 Rudi 9 SMS
= 137

story SYS.HLT.3 by keys
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
> 3
| Hospitali, vituo vya afya na zahanati hutumia mfumo wa GoTHOMIS kutunza taarifa zako. Tunza kadi yako. Dai risiti ya malipo.
| 0 Rudi 9 SMS
= 137

story SYS.HLT.4 by keys
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
> 4
| Ushauri wa afya bure: piga 199. Ukatili kwa mtoto au mwanamke: piga 116 bure. Mgonjwa mahututi: nenda kituo cha afya sasa.
| 0 Rudi 9 SMS
= 135

story SYS.HLT.5 by keys
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
> 5
| Usinunue dawa kwenye basi au mtaani. Dawa ikikudhuru au ukiishuku, nenda kituo cha afya haraka; wao hutoa taarifa TMDA.
| 0 Rudi 9 SMS
= 132

story SYS.AGR.1 by keys
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
> 4
| KILIMO
| 1 Mbolea ya ruzuku
| 2 M-Kilimo
| 3 Mbegu na dawa
| 4 Afisa ugani
| 0 Rudi
= 73
> 1
| Mbolea ya ruzuku: jisajili bure ofisi ya kijiji, upate namba ya mkulima, uende nayo kwa wakala. Shamba likibadilika, huisha taarifa.
| 0 Rudi 9 SMS
= 145

story SYS.AGR.2 by keys
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
> 4
| KILIMO
| 1 Mbolea ya ruzuku
| 2 M-Kilimo
| 3 Mbegu na dawa
| 4 Afisa ugani
| 0 Rudi
= 73
> 2
| M-Kilimo ni soko, bei na ushauri wa kilimo na mifugo kwa simu. Piga *152*00#, chagua kilimo, kisha M-Kilimo. Jisajili na kijiji chako.
| 0 Rudi 9 SMS
= 147

story SYS.AGR.3 by keys
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
> 4
| KILIMO
| 1 Mbolea ya ruzuku
| 2 M-Kilimo
| 3 Mbegu na dawa
| 4 Afisa ugani
| 0 Rudi
= 73
> 3
| Nunua mbegu na dawa za shamba kwa wakala aliyesajiliwa. Dai risiti. Soma lebo na tarehe ya mwisho. Mashaka? Muone afisa ugani.
| 0 Rudi 9 SMS
= 139

story SYS.AGR.4 by keys asks for the ward
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
> 4
| KILIMO
| 1 Mbolea ya ruzuku
| 2 M-Kilimo
| 3 Mbegu na dawa
| 4 Afisa ugani
| 0 Rudi
= 73
> 4
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Chimala
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story SYS.ID.1 by keys
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
> 5
| NIDA, VYETI, ARDHI
| 1 Namba ya NIDA
| 2 Cheti cha kuzaliwa
| 3 Anwani ya makazi
| 4 Kodi ya ardhi
| 5 Jamii Namba
| 0 Rudi
= 111
> 1
| Kujua namba ya NIDA: piga *152*00# ufuate menyu, au nenda ofisi ya NIDA ya wilaya. Usimtumie mtu usiyemjua namba yako.
| 0 Rudi 9 SMS
= 131

story SYS.ID.2 by keys
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
> 5
| NIDA, VYETI, ARDHI
| 1 Namba ya NIDA
| 2 Cheti cha kuzaliwa
| 3 Anwani ya makazi
| 4 Kodi ya ardhi
| 5 Jamii Namba
| 0 Rudi
= 111
> 2
| Cheti cha kuzaliwa (RITA): sajili mtoto ndani ya siku 90. Beba tangazo la kizazi la hospitali au barua ya kijiji. Mtandao: erita.rita.go.tz
| 0 Rudi 9 SMS
= 152

story SYS.ID.3 by keys
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
> 5
| NIDA, VYETI, ARDHI
| 1 Namba ya NIDA
| 2 Cheti cha kuzaliwa
| 3 Anwani ya makazi
| 4 Kodi ya ardhi
| 5 Jamii Namba
| 0 Rudi
= 111
> 3
| Anwani ya makazi na barua ya utambulisho: app ya NaPA, sehemu ya Jihudumie. Hujasajiliwa? Nenda kwa Mtendaji wa Kijiji.
| 0 Rudi 9 SMS
= 132

story SYS.ID.4 by keys
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
> 5
| NIDA, VYETI, ARDHI
| 1 Namba ya NIDA
| 2 Cheti cha kuzaliwa
| 3 Anwani ya makazi
| 4 Kodi ya ardhi
| 5 Jamii Namba
| 0 Rudi
= 111
> 4
| Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
| 0 Rudi 9 SMS
= 113

story SYS.ID.5 by keys
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
> 5
| NIDA, VYETI, ARDHI
| 1 Namba ya NIDA
| 2 Cheti cha kuzaliwa
| 3 Anwani ya makazi
| 4 Kodi ya ardhi
| 5 Jamii Namba
| 0 Rudi
= 111
> 5
| Serikali imesema namba ya NIDA ndiyo Jamii Namba. Watoto: majaribio ni Kilolo, Rungwe, Kusini Unguja. Mbarali subiri tangazo.
| 0 Rudi 9 SMS
= 138

story SYS.EDU.1 by keys
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

story SYS.EDU.2 by keys
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
> 2
| Mkopo wa elimu ya juu: olas.heslb.go.tz dirisha likiwa wazi. Andaa NIDA na cheti cha kuzaliwa kilichohakikiwa RITA.
| 0 Rudi 9 SMS
= 128

story SYS.EDU.3 by keys
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
> 3
| Mkopo 10% kwa vikundi vya wanawake, vijana, wenye ulemavu: mikopohalmashauri.tamisemi.go.tz. Muone Afisa Maendeleo wa Kata.
| 0 Rudi 9 SMS
= 136

story SYS.EDU.4 by keys
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
> 4
| Walengwa wa TASAF hulipwa kwa simu, benki au taslimu. Usimpe mtu PIN yako. Tatizo? Muone Mtendaji wa Kijiji au tumia menyu 4.
| 0 Rudi 9 SMS
= 138

story SYS.EDU.5 by keys
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
> 5
| Kila mwanafunzi ana namba ya PREM ya NECTA. Hutumika kuhama shule na kufanya mitihani. Iulize kwa mwalimu mkuu.
| 0 Rudi 9 SMS
= 124
