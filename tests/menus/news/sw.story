# Matangazo in Swahili before the first notice.

story NEWS.NONE by keys
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
> 1
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115
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

story NEWS.WARD asks for the ward, and again for another
dial *149*46*14#
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> Chimala
| KATA Chimala
| Hakuna tangazo jipya la kata hii kwa sasa.
| 4 Badili kata
| 0 Rudi
= 76
> 4
| Andika jina la kata, kisha tuma.
| Mfano: Chimala
| 0 Rudi
= 54
> 02
| KATA Igava
| Hakuna tangazo jipya la kata hii kwa sasa.
| 4 Badili kata
| 0 Rudi
= 74

story NEWS.NONE for topic 1
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 1
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115

story NEWS.NONE for topic 2
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 2
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115

story NEWS.NONE for topic 3
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 3
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115

story NEWS.NONE for topic 4
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 4
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115

story NEWS.NONE for topic 5
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 5
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115

story NEWS.NONE for topic 6
dial *149*46*15#
| Chagua mada
| 1 Maji
| 2 Afya
| 3 Kilimo na mifugo
| 4 Elimu
| 5 Mapato na zabuni
| 6 Mikutano
| 0 Rudi
= 89
> 6
| Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.
| 0 Rudi 9 SMS
= 115
