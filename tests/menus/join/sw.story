# Joining, changing, leaving and erasing in Swahili.

story joining by keys
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
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
= 104
END

story joining by a typed name
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
> luiwa
| Karibu! Umejiunga: kata Ruiwa, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
= 102
END

story joining after a name near two wards
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
> Rujwa
| Kata gani?
| 1 Ruiwa
| 2 Rujewa
| 4 Andika tena
| 0 Rudi
= 48
> 2
| Karibu! Umejiunga: kata Rujewa, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
= 103
END

story who joined is asked what to change
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
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

story who did not join is asked to join
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

story another ward
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 1
| Andika jina la kata mpya, kisha tuma.
| Mfano: Igurusi
| 0 Rudi
= 59
> Utengule
| Sawa. Sasa utapata SMS za kata ya Utengule Usangu.
= 50
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
> 5
| UMEJIUNGA: Utengule Usangu
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 106

story chosen topics
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 2
| Andika namba za mada unazotaka, mf. 13
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 116
> 13
| Sawa. Umechagua: Maji, Kilimo na mifugo. Tahadhari za dharura zitakuja pia.
= 75
END

story topics with spaces and commas
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 2
| Andika namba za mada unazotaka, mf. 13
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 116
> 2, 6
| Sawa. Umechagua: Afya, Mikutano. Tahadhari za dharura zitakuja pia.
= 67
END

story topics that do not exist
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 2
| Andika namba za mada unazotaka, mf. 13
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 116
> 89
| Haijaeleweka. Andika tena:
| Andika namba za mada unazotaka, mf. 13
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 143
> 4
| Sawa. Umechagua: Elimu. Tahadhari za dharura zitakuja pia.
= 58
END

story my village by its number in the list
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 5
| KIJIJI CHANGU
| 1 Chamoto
| 2 Igurusi
| 3 Ilolo
| 4 Lusese
| 5 Maendeleo
| 6 Majenje
| 7 Runwa
| 8 Rwanyo
| 9 Uhambule
| 0 Rudi
= 107
> 6
| Sawa. Kijiji chako ni Majenje, kata ya Igurusi.
= 47
END

story my village by its name
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 5
| KIJIJI CHANGU
| 1 Chamoto
| 2 Igurusi
| 3 Ilolo
| 4 Lusese
| 5 Maendeleo
| 6 Majenje
| 7 Runwa
| 8 Rwanyo
| 9 Uhambule
| 0 Rudi
= 107
> rwanyo
| Sawa. Kijiji chako ni Rwanyo, kata ya Igurusi.
= 46
END

story my village by another spelling
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
> Luhanga
| Karibu! Umejiunga: kata Luhanga, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Luhanga
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 5
| KIJIJI CHANGU
| 1 Luhanga
| 2 Madundasi
| 3 Msanga
| 4 Yala
| 0 Rudi
= 58
> Iyala
| Sawa. Kijiji chako ni Yala, kata ya Luhanga.
= 44
END

story a township ward has no villages
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
> Rujewa
| Karibu! Umejiunga: kata Rujewa, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
= 103
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
> 5
| UMEJIUNGA: Rujewa
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 97
> 5
| KIJIJI CHANGU
| Hakuna vijiji vya kata hii kwenye orodha yetu.
| 0 Rudi
= 67
> 0
| UMEJIUNGA: Rujewa
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 97

story leaving, and the way back
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 3
| Umejitoa. Hutapata SMS tena. Kurudi: piga tena, bonyeza 5.
= 58
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
> 5
| SMS NI BURE. Tunatunza namba na kata yako tu. Andika kata au chagua:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Rudi
= 152

story erasing
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 4
| Tufute namba, kata na mada zako? Maswali yako yatabaki bila namba.
| 1 Ndiyo, futa
| 0 Rudi
= 87
> 1
| Taarifa zako zimefutwa. Asante kwa kutumia huduma ya Halmashauri ya Mbarali.
= 76
END

story not erasing after all
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
> Igurusi
| Karibu! Umejiunga: kata Igurusi, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.
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
> 5
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
> 4
| Tufute namba, kata na mada zako? Maswali yako yatabaki bila namba.
| 1 Ndiyo, futa
| 0 Rudi
= 87
> 0
| UMEJIUNGA: Igurusi
| 1 Badili kata
| 2 Chagua mada
| 3 Jitoe
| 4 Futa taarifa zangu
| 5 Kijiji changu
| 0 Rudi
= 98
