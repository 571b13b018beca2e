# Questions, reports and reference numbers in Swahili.

story ASK.EMERG by keys
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
> 6
| Polisi 112. Zimamoto 114. Afya 199. Ukatili, mtoto 116. Rushwa 113 (TAKUKURU). Huduma hii si ya dharura: piga namba hizo.
| 0 Rudi 9 SMS
= 134

story a question gets a reference number
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
> Maji yatarudi lini kijiji cha Mbuyuni?
| Asante, tumepokea. Namba yako ni MB-1001. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
END

story a report of kind water gets a reference number
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
> 2
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93
> Mbuyuni, bomba limepasuka
| Asante, tumepokea. Namba yako ni MB-1001. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
END

story a report of kind road gets a reference number
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
> Mbuyuni, bomba limepasuka
| Asante, tumepokea. Namba yako ni MB-1001. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
END

story a report of kind other gets a reference number
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
> 4
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93
> Mbuyuni, bomba limepasuka
| Asante, tumepokea. Namba yako ni MB-1001. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
END

story a question and a report get two numbers, and the first is followed
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
> Maji yatarudi lini kijiji cha Mbuyuni?
| Asante, tumepokea. Namba yako ni MB-1001. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
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
> 2
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93
> Mbuyuni, bomba limepasuka
| Asante, tumepokea. Namba yako ni MB-1002. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.
= 88
END
# The lines hold the day of the change; their length does not.
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
> 5
| Andika namba yako ya kumbukumbu.
| Mfano: MB-1024
| 0 Rudi
= 54
> MB-1001
= 72

story a number that does not exist
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
> 5
| Andika namba yako ya kumbukumbu.
| Mfano: MB-1024
| 0 Rudi
= 54
> MB-9999
| Namba hiyo haipo. Angalia SMS tuliyokutumia, kisha jaribu tena.
| 0 Rudi 9 SMS
= 76
> 0
| Andika namba yako ya kumbukumbu.
| Mfano: MB-1024
| 0 Rudi
= 54
> 0
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

story back from each form
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
> 0
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 2
| Andika kijiji na tatizo, kisha tuma.
| Mfano: Mbuyuni, bomba limepasuka.
| Jina si lazima.
| 0 Rudi
= 93
> 0
| ULIZA AU TOA TAARIFA
| 1 Uliza swali
| 2 Tatizo la maji
| 3 Tatizo la barabara
| 4 Tatizo lingine
| 5 Fuatilia namba yako
| 6 Dharura, rushwa
| 0 Rudi
= 136
> 5
| Andika namba yako ya kumbukumbu.
| Mfano: MB-1024
| 0 Rudi
= 54
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
