# Every advice, in Swahili, by keys from the first screen; the change of language.

story ADV.DEV.1 by keys
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
> 1
| KUNUNUA KIFAA
| 1 Kabla ya kununua
| 2 Simu halisi au bandia
| 3 Kompyuta
| 4 Kutunza kifaa
| 0 Rudi
= 90
> 1
| Nunua duka lenye leseni. Dai risiti ya EFD na warantii. Washa na ujaribu kabla ya kulipa. Bei ndogo mno ni dalili ya bandia.
| 0 Rudi 9 SMS
= 137

story ADV.DEV.2 by keys
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
> 1
| KUNUNUA KIFAA
| 1 Kabla ya kununua
| 2 Simu halisi au bandia
| 3 Kompyuta
| 4 Kutunza kifaa
| 0 Rudi
= 90
> 2
| Piga *#06# uone IMEI ya simu. Ilinganishe na iliyo kwenye boksi na ndani ya simu. Zikitofautiana usinunue.
| 0 Rudi 9 SMS
= 119

story ADV.DEV.3 by keys
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
> 1
| KUNUNUA KIFAA
| 1 Kabla ya kununua
| 2 Simu halisi au bandia
| 3 Kompyuta
| 4 Kutunza kifaa
| 0 Rudi
= 90
> 3
| Kompyuta: angalia kazi utakayofanya, RAM GB 8 au zaidi, diski ya SSD, betri, warantii. Muulize Afisa TEHAMA kabla ya kununua.
| 0 Rudi 9 SMS
= 138

story ADV.DEV.4 by keys
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
> 1
| KUNUNUA KIFAA
| 1 Kabla ya kununua
| 2 Simu halisi au bandia
| 3 Kompyuta
| 4 Kutunza kifaa
| 0 Rudi
= 90
> 4
| Linda kifaa na maji na vumbi. Tumia stabilaiza au UPS. Weka nakala ya kazi zako. Weka neno la siri. Usipakue app usiyoijua.
| 0 Rudi 9 SMS
= 136

story ADV.SOC.1 by keys
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
> 1
| Ujumbe mzuri ni mfupi na una nani, nini, wapi, lini. Weka picha moja safi na namba ya kuuliza. Jibu maswali kwa heshima.
| 0 Rudi 9 SMS
= 133

story ADV.SOC.2 by keys
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
> 2
| Kabla ya kusambaza: nani ameandika? tarehe gani? ipo tovuti ya Serikali? Huna uhakika usitume. Uongo unaweza kuleta madhara.
| 0 Rudi 9 SMS
= 137

story ADV.SOC.3 by keys
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

story ADV.SOC.4 by keys
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
> 4
| Omba ruhusa kabla ya kuweka picha ya mtu, hasa mtoto. Usiweke picha ya kitambulisho, tiketi au kadi ya benki.
| 0 Rudi 9 SMS
= 122

story ADV.SCAM.1 by keys
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
> 1
| SMS ikisema 'tuma pesa kwa namba hii' usitume. Mpigie mhusika kwa namba unayoijua. Ripoti namba ya tapeli kwenda 15040, bure.
| 0 Rudi 9 SMS
= 138

story ADV.SCAM.2 by keys
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
> 2
| Ajira na mikopo ya Serikali haiuzwi. Ukiombwa pesa ya kujiandikisha ni utapeli. Mtumishi akiomba rushwa piga 113, bure.
| 0 Rudi 9 SMS
= 132

story ADV.SCAM.3 by keys
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
> 3
| Usifungue link ya zawadi au bando la bure. Usitoe PIN, OTP au neno la siri, hata kwa anayesema ni wa halmashauri.
| 0 Rudi 9 SMS
= 126

story ADV.SCAM.4 by keys
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
> 4
| Umetapeliwa? 1. Piga 100, mtandao wako uzuie muamala. 2. Tuma namba ya tapeli 15040. 3. Toa taarifa polisi. Tunza SMS.
| 0 Rudi 9 SMS
= 131

story ADV.SCAM.5 by keys
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
> 5
| Piga *106# uone laini zilizosajiliwa kwa kitambulisho chako. Ukiona usiyoijua, nenda duka la mtandao huo ifutwe.
| 0 Rudi 9 SMS
= 125

story ADV.SVC by keys
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
> 4
| Huduma hii ni ya Halmashauri ya Mbarali. Tunatunza namba, kata na maswali yako tu. Hatuombi PIN wala pesa. Kufuta: menyu 5.
| 0 Rudi 9 SMS
= 136

# Two keys change to the other of two languages.
story another language from then on
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
> 5
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
wait 6m
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

story the same language again
dial *149*46*75#
| Chagua lugha / Language
| 1 Kiswahili
| 2 English
| 0 Rudi
= 52
> 1
| HALMASHAURI YA MBARALI
| 1 Matangazo mapya
| 2 Miradi ya kata
| 3 Mifumo ya Serikali
| 4 Uliza/Toa taarifa
| 5 Jiunge na SMS
| 6 Kuhusu Mbarali
| 7 Ushauri, Lugha/English
= 156
