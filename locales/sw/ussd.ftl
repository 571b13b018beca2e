### The texts of the USSD menu. Every screen is 160 septets (GSM 7-bit) or fewer,
### even with every placeholder at its full width (menus/menu.toml, [widths]).

## Shared texts

# The lines the engine adds.

footer-back = 0 Rudi
footer-answer = 0 Rudi 9 SMS
footer-more = 98 Zaidi

# After a wrong key or an entry that cannot be used.

footer-wrong-answer = Kosa! 0 Rudi 9 SMS
footer-wrong-back = Kosa! 0 Rudi
wrong-key = Namba haipo. Chagua tena:
wrong-entry = Haijaeleweka. Andika tena:

# When something cannot be told, kept or sent.

ask-office = Taarifa hii bado haijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
not-stored = Samahani, imeshindikana kuhifadhi kwa sasa. Hakuna kilichohifadhiwa. Tafadhali jaribu tena baadaye.
sms-cap = Umefikia kikomo cha SMS za leo. Tafadhali jaribu tena kesho.

# Topics, by number.

topic-1 = Maji
topic-2 = Afya
topic-3 = Kilimo na mifugo
topic-4 = Elimu
topic-5 = Mapato na zabuni
topic-6 = Mikutano
topics-all = mada zote

# Stages of a project.

stage-planned = Umepangwa
stage-tender = Zabuni
stage-building = Unajengwa
stage-complete = Umekamilika
stage-stopped = Umesimama

# States of a ticket; in Swahili they agree with "hoja".

ticket-new = Mpya
ticket-received = Imepokelewa
ticket-in-hand = Inashughulikiwa
ticket-waiting = Inasubiri mwananchi
ticket-answered = Imejibiwa
ticket-closed = Imefungwa
ticket-passed-on = Imehamishwa

# What comes next in each state of a ticket.

step-new = Itasomwa na afisa
step-received = Itapewa afisa wa kushughulikia
step-in-hand = Jibu linaandaliwa
step-waiting = Tunasubiri jibu lako
step-answered = Angalia SMS ya jibu
step-closed = Hoja imekamilika
step-passed-on = Taasisi husika itajibu

## The first screen and the shared ones (menus/menu.toml)

main = HALMASHAURI YA MBARALI
    .o1 = Matangazo mapya
    .o2 = Miradi ya kata
    .o3 = Mifumo ya Serikali
    .o4 = Uliza/Toa taarifa
    .o5 = Jiunge na SMS
    .o6 = Kuhusu Mbarali
    .o7 = Ushauri, Lugha/English

resume = Karibu tena. Ulikuwa: { $title }
    .o1 = Endelea
    .o2 = Anza mwanzo

err-choice = Namba hiyo haipo kwenye orodha. Msaada: ofisi ya Mtendaji wa Kata, au halmashauri, Rujewa.
    .o1 = Jaribu tena
    .zero = 0 Rudi mwanzo

err-down = Samahani, huduma haipatikani kwa sasa. Jaribu tena baadaye, au tuma neno MSAADA kwenda { $short_code }.
    .otherwise = Samahani, huduma haipatikani kwa sasa. Jaribu tena baadaye.

sms-sent = Maelezo yatakujia kwa SMS. Asante.

ward-type =
    Andika jina la kata, kisha tuma.
    Mfano: Chimala
    .title = Andika kata

ward-unclear = Kata gani?
    .o4 = Andika tena

ward-a = Chagua kata

ward-b = Chagua kata

ward-c = Chagua kata

ward-d = Chagua kata

## Matangazo (menus/news.toml)

news = MATANGAZO
    .o4 = Ya kata yangu
    .o5 = Kwa mada

news-ward = KATA { $ward }
    .o4 = Badili kata
    .none = Hakuna tangazo jipya la kata hii kwa sasa.

news-topic = Chagua mada
    .o1 = Maji
    .o2 = Afya
    .o3 = Kilimo na mifugo
    .o4 = Elimu
    .o5 = Mapato na zabuni
    .o6 = Mikutano

news-item =
    { $title } ({ $date })
    { $summary }

news-topic-item = { $topic }: { $title } ({ $date }). Maelezo zaidi bonyeza 9.

news-none = Hakuna tangazo jipya kwa sasa. Rudi mwanzo, bonyeza 5 ujiunge na SMS, nasi tutakutumia matangazo bure.

## Miradi (menus/projects.toml)

prj = MIRADI. Andika jina la kata au chagua:
    .o1 = Chimala-Imalilo
    .o2 = Ipwani-Luhanga
    .o3 = Madibira-Miyombweni
    .o4 = Mwatenga-Utengule
    .o5 = Kata yangu

prj-ward = MIRADI { $ward }
    .row = { $n }. { $project }: { $stage }
    .tail = Hadi { $date }

prj-none = Bado hatujaweka miradi ya kata ya { $ward }. Uliza kwa menyu 4, au ofisi ya Mtendaji wa Kata.

## Mifumo ya Serikali (menus/systems.toml)

sys = MIFUMO YA SERIKALI
    .o1 = Malipo na risiti
    .o2 = Biashara na zabuni
    .o3 = Afya na bima
    .o4 = Kilimo
    .o5 = NIDA, vyeti, ardhi
    .o6 = Elimu, ajira, mikopo

sys-pay = MALIPO NA RISITI
    .o1 = Namba ya malipo
    .o2 = Risiti ya ushuru (POS)
    .o3 = Risiti ya dukani (EFD)
    .o4 = Viwango vya ushuru
    .o5 = Malalamiko (e-Mrejesho)

sys-pay-1 = Malipo ya Serikali yana namba ya malipo (control number). Lipa kwa simu au benki, hakiki jina. Bili: piga *152*00#. Usimpe mtu pesa mkononi.

sys-pay-2 = Ukilipa ushuru au ada ya halmashauri, dai risiti ya mashine (POS). Usikubali risiti ya kuandikwa kwa mkono. Hukupewa? Toa taarifa, menyu 4.

sys-pay-3 = Ukinunua bidhaa, dai risiti ya EFD. Angalia kiasi, tarehe na jina la duka. Duka likikataa kutoa risiti, toa taarifa ofisi ya TRA.

sys-pay-4 = Viwango vya ushuru na ada mwaka { $financial_year }: uliza ofisi ya Mtendaji wa Kata, au tuma ULIZA na swali lako kwenda { $short_code }.

sys-pay-5 = Malalamiko au pongezi kwa ofisi ya Serikali: e-Mrejesho. Piga *152*00# ufuate menyu, au emrejesho.gov.go.tz. Jina si lazima.

sys-biz = BIASHARA NA ZABUNI
    .o1 = Leseni (TAUSI)
    .o2 = Jina la biashara (BRELA)
    .o3 = TIN (TRA)
    .o4 = Zabuni (NeST)
    .o5 = Usafiri (LATRA)

sys-biz-1 = Leseni ya biashara huombwa TAUSI: tausi.tamisemi.go.tz. Andaa namba ya NIDA na TIN. Mtendaji wa Kata au Afisa Biashara atakusaidia.

sys-biz-2 = Kusajili jina la biashara au kampuni: ors.brela.go.tz. Andaa namba ya NIDA, simu na barua pepe. Lipa kwa namba ya malipo tu.

sys-biz-3 = TIN ni namba ya mlipakodi kutoka TRA. Omba kwa namba ya NIDA kupitia tra.go.tz (huduma mtandao) au nenda ofisi ya TRA.

sys-biz-4 = Zabuni za Serikali zipo NeST: nest.go.tz. Jisajili kwanza. Asilimia 30 hutengwa kwa vijana, wanawake na wenye ulemavu.

sys-biz-5 = Leseni ya usafiri wa abiria, mizigo au kukodi: rrims.latra.go.tz au ofisi ya LATRA. Malalamiko piga bure 0800110019.

sys-hlt = AFYA NA BIMA
    .o1 = Bima ya Afya kwa Wote
    .o2 = Kujisajili NHIF
    .o3 = Mfumo wa hospitali
    .o4 = Piga 199, 116
    .o5 = Dawa salama (TMDA)

sys-hlt-1 = Bima ya Afya kwa Wote ilianza 26/01/2026. Kaya ya watu hadi 6: Sh 150,000 kwa mwaka. Kaya maskini hulipiwa na Serikali. Uliza kituo cha afya.

sys-hlt-2 = Kujisajili NHIF: selfservice.nhif.or.tz. Uwe na miaka 18+, picha, na vyeti vya ndoa na kuzaliwa watoto vilivyohakikiwa RITA.

sys-hlt-3 = Hospitali, vituo vya afya na zahanati hutumia mfumo wa GoTHOMIS kutunza taarifa zako. Tunza kadi yako. Dai risiti ya malipo.

sys-hlt-4 = Ushauri wa afya bure: piga 199. Ukatili kwa mtoto au mwanamke: piga 116 bure. Mgonjwa mahututi: nenda kituo cha afya sasa.

sys-hlt-5 = Usinunue dawa kwenye basi au mtaani. Dawa ikikudhuru au ukiishuku, nenda kituo cha afya haraka; wao hutoa taarifa TMDA.

sys-agr = KILIMO
    .o1 = Mbolea ya ruzuku
    .o2 = M-Kilimo
    .o3 = Mbegu na dawa
    .o4 = Afisa ugani

sys-agr-1 = Mbolea ya ruzuku: jisajili bure ofisi ya kijiji, upate namba ya mkulima, uende nayo kwa wakala. Shamba likibadilika, huisha taarifa.

sys-agr-2 = M-Kilimo ni soko, bei na ushauri wa kilimo na mifugo kwa simu. Piga *152*00#, chagua kilimo, kisha M-Kilimo. Jisajili na kijiji chako.

sys-agr-3 = Nunua mbegu na dawa za shamba kwa wakala aliyesajiliwa. Dai risiti. Soma lebo na tarehe ya mwisho. Mashaka? Muone afisa ugani.

sys-agr-4 = Afisa ugani wa kata { $ward }: simu { $extension_phone }. Au uliza ofisi ya Mtendaji wa Kata. Ushauri wake ni bure.

sys-id = NIDA, VYETI, ARDHI
    .o1 = Namba ya NIDA
    .o2 = Cheti cha kuzaliwa
    .o3 = Anwani ya makazi
    .o4 = Kodi ya ardhi
    .o5 = Jamii Namba

sys-id-1 = Kujua namba ya NIDA: piga *152*00# ufuate menyu, au nenda ofisi ya NIDA ya wilaya. Usimtumie mtu usiyemjua namba yako.

sys-id-2 = Cheti cha kuzaliwa (RITA): sajili mtoto ndani ya siku 90. Beba tangazo la kizazi la hospitali au barua ya kijiji. Mtandao: erita.rita.go.tz

sys-id-3 = Anwani ya makazi na barua ya utambulisho: app ya NaPA, sehemu ya Jihudumie. Hujasajiliwa? Nenda kwa Mtendaji wa Kijiji.

sys-id-4 = Kodi ya pango la ardhi: nenda ofisi ya ardhi ya halmashauri na hati yako, upewe namba ya malipo. Usilipe bila namba hiyo.

sys-id-5 = Serikali imesema namba ya NIDA ndiyo Jamii Namba. Watoto: majaribio ni Kilolo, Rungwe, Kusini Unguja. Mbarali subiri tangazo.

sys-edu = ELIMU, AJIRA, MIKOPO
    .o1 = Ajira za Serikali
    .o2 = Mkopo wa chuo (HESLB)
    .o3 = Mkopo wa vikundi 10%
    .o4 = TASAF
    .o5 = Namba ya PREM

sys-edu-1 = Ajira za Serikali: portal.ajira.go.tz. Jisajili kwa NIDA, barua pepe na vyeti. Kuomba ni bure: anayetaka pesa ni tapeli.

sys-edu-2 = Mkopo wa elimu ya juu: olas.heslb.go.tz dirisha likiwa wazi. Andaa NIDA na cheti cha kuzaliwa kilichohakikiwa RITA.

sys-edu-3 = Mkopo 10% kwa vikundi vya wanawake, vijana, wenye ulemavu: mikopohalmashauri.tamisemi.go.tz. Muone Afisa Maendeleo wa Kata.

sys-edu-4 = Walengwa wa TASAF hulipwa kwa simu, benki au taslimu. Usimpe mtu PIN yako. Tatizo? Muone Mtendaji wa Kijiji au tumia menyu 4.

sys-edu-5 = Kila mwanafunzi ana namba ya PREM ya NECTA. Hutumika kuhama shule na kufanya mitihani. Iulize kwa mwalimu mkuu.

## Uliza au toa taarifa (menus/ask.toml)

ask = ULIZA AU TOA TAARIFA
    .o1 = Uliza swali
    .o2 = Tatizo la maji
    .o3 = Tatizo la barabara
    .o4 = Tatizo lingine
    .o5 = Fuatilia namba yako
    .o6 = Dharura, rushwa

ask-q = Andika swali lako kwa kifupi, kisha tuma. Usiandike PIN wala neno la siri.
    .title = Uliza swali

ask-rep =
    Andika kijiji na tatizo, kisha tuma.
    Mfano: Mbuyuni, bomba limepasuka.
    Jina si lazima.
    .title = Toa taarifa ya tatizo

ask-track =
    Andika namba yako ya kumbukumbu.
    Mfano: MB-1024
    .title = Fuatilia namba yako

ask-emerg = Polisi 112. Zimamoto 114. Afya 199. Ukatili, mtoto 116. Rushwa 113 (TAKUKURU). Huduma hii si ya dharura: piga namba hizo.

ask-ok = Asante, tumepokea. Namba yako ni { $ticket }. Jibu litakuja kwa SMS ndani ya siku { $answer_days } za kazi. Hatuombi pesa wala PIN.
    .otherwise = Asante, tumepokea. Namba yako ni { $ticket }. Jibu litakuja kwa SMS. Hatuombi pesa wala PIN.

ask-status = { $ticket }: { $ticket_state }. { $ticket_step }. Imebadilishwa { $date }.

ask-notfound = Namba hiyo haipo. Angalia SMS tuliyokutumia, kisha jaribu tena.

## Jiunge na SMS (menus/join.toml)

join = SMS NI BURE. Tunatunza namba na kata yako tu. Andika kata au chagua:
    .o1 = Chimala-Imalilo
    .o2 = Ipwani-Luhanga
    .o3 = Madibira-Miyombweni
    .o4 = Mwatenga-Utengule

join-ok = Karibu! Umejiunga: kata { $ward }, mada zote. Kuchagua mada tuma MADA, kujitoa tuma ONDOA kwenda { $short_code }. SMS ni bure.
    .otherwise = Karibu! Umejiunga: kata { $ward }, mada zote. Kuchagua mada au kujitoa: piga tena, bonyeza 5. SMS ni bure.

mine = UMEJIUNGA: { $ward }
    .o1 = Badili kata
    .o2 = Chagua mada
    .o3 = Jitoe
    .o4 = Futa taarifa zangu
    .o5 = Kijiji changu

mine-ward =
    Andika jina la kata mpya, kisha tuma.
    Mfano: Igurusi
    .title = Badili kata

mine-topics =
    Andika namba za mada unazotaka, mf. 13
    1 Maji
    2 Afya
    3 Kilimo na mifugo
    4 Elimu
    5 Mapato na zabuni
    6 Mikutano
    .title = Chagua mada

mine-ward-ok = Sawa. Sasa utapata SMS za kata ya { $ward }.

mine-topics-ok = Sawa. Umechagua: { $topics }. Tahadhari za dharura zitakuja pia.

mine-left = Umejitoa. Hutapata SMS tena. Kurudi: piga tena, bonyeza 5, au tuma JIUNGE na jina la kata kwenda { $short_code }.
    .otherwise = Umejitoa. Hutapata SMS tena. Kurudi: piga tena, bonyeza 5.

mine-erase = Tufute namba, kata na mada zako? Maswali yako yatabaki bila namba.
    .o1 = Ndiyo, futa

mine-erased = Taarifa zako zimefutwa. Asante kwa kutumia huduma ya Halmashauri ya Mbarali.

mine-village = KIJIJI CHANGU
    .none = Hakuna vijiji vya kata hii kwenye orodha yetu.
    .title = Kijiji changu

mine-village-ok = Sawa. Kijiji chako ni { $village }, kata ya { $ward }.

## Kuhusu Mbarali (menus/about.toml)

abt = KUHUSU MBARALI
    .o1 = Takwimu za wilaya
    .o2 = Takwimu za kata
    .o3 = Maeneo ya uwekezaji
    .o4 = Ofisi ya Mkurugenzi
    .o5 = Kitengo TEHAMA/Habari

abt-stat = TAKWIMU
    .o1 = Idadi ya watu
    .o2 = Kata na vijiji
    .o3 = Eneo na mipaka
    .o4 = Uchumi
    .o5 = Hali ya hewa

abt-stat-1 = Sensa 2022: Mbarali ina watu { $district_people }. Wanaume { $district_men }, wanawake { $district_women }. Kaya { $district_households }. Chanzo: NBS.

abt-stat-2 = Kata { $district_wards }. Makao makuu: Rujewa. Orodha ya postikodi (TCRA) ina vijiji { $district_villages } na vitongoji { $district_hamlets }. Kata kubwa: { $largest_ward }, watu { $largest_ward_people }.

abt-stat-3 = Eneo ni km 16,000 za mraba. Mipaka: Iringa kaskazini mashariki, Njombe mashariki, Mbeya kusini, Chunya kaskazini.

abt-stat-4 = Mpunga wa umwagiliaji Bonde la Usangu, mahindi, karanga, mtama na mifugo. Barabara ya TANZAM na reli ya TAZARA zinapita hapa.

abt-stat-5 = Joto nyuzi 25-30 C. Mvua mm 300-940 kwa mwaka. Masika Desemba hadi Aprili, kiangazi Mei hadi Novemba.

abt-ward =
    Andika jina la kata, kisha tuma.
    Mfano: Chimala
    .title = Takwimu za kata

abt-ward-ans = Kata { $ward }, sensa 2022: watu { $people }, wanaume { $men }, wanawake { $women }, kaya { $households }. Postikodi { $postcode }.

abt-inv = MAENEO YA UWEKEZAJI
    .o1 = Kilimo cha mpunga
    .o2 = Mifugo
    .o3 = Utalii
    .o4 = Viwanda vya mpunga
    .o5 = Jinsi ya kuomba

abt-inv-1 = Mbarali ni wilaya ya mpunga wa umwagiliaji (Usangu, Madibira, Kapunga). Maeneo yaliyo wazi sasa: uliza Afisa Uwekezaji { $investment_phone }.

abt-inv-2 = Mifugo: nafasi za kunenepesha, maziwa, ngozi na nyama. Maeneo na masharti: uliza Afisa Mifugo { $livestock_phone }.

abt-inv-3 = Utalii: sehemu ya Hifadhi ya Taifa ya Ruaha ipo Mbarali. Nafasi za hoteli na kambi: uliza halmashauri { $council_phone }.

abt-inv-4 = Viwanda vya kukoboa na kufungasha mchele: viwanja na umeme vilivyopo, uliza Afisa Biashara { $trade_phone }.

abt-inv-5 = Andika barua kwa Mkurugenzi Mtendaji (W) Mbarali ukieleza mradi na eneo. Fomu na maelekezo: { $investment_link }. Usimlipe dalali.

abt-off = Mkurugenzi Mtendaji (W), Halmashauri ya Mbarali, S.L.P { $po_box }, Rujewa. Simu { $director_phone }. Tovuti mbaralidc.go.tz

abt-unit = Kitengo cha TEHAMA na Mahusiano, Rujewa. Afisa TEHAMA { $ict_phone }. Afisa Habari { $information_phone }. Saa za kazi tu.

## Ushauri na lugha (menus/advice.toml)

adv = USHAURI NA LUGHA
    .o1 = Kununua simu/kompyuta
    .o2 = Mitandao ya kijamii
    .o3 = Epuka utapeli
    .o4 = Kuhusu huduma hii
    .o5 = English/Kiswahili

adv-dev = KUNUNUA KIFAA
    .o1 = Kabla ya kununua
    .o2 = Simu halisi au bandia
    .o3 = Kompyuta
    .o4 = Kutunza kifaa

adv-dev-1 = Nunua duka lenye leseni. Dai risiti ya EFD na warantii. Washa na ujaribu kabla ya kulipa. Bei ndogo mno ni dalili ya bandia.

adv-dev-2 = Piga *#06# uone IMEI ya simu. Ilinganishe na iliyo kwenye boksi na ndani ya simu. Zikitofautiana usinunue.

adv-dev-3 = Kompyuta: angalia kazi utakayofanya, RAM GB 8 au zaidi, diski ya SSD, betri, warantii. Muulize Afisa TEHAMA kabla ya kununua.

adv-dev-4 = Linda kifaa na maji na vumbi. Tumia stabilaiza au UPS. Weka nakala ya kazi zako. Weka neno la siri. Usipakue app usiyoijua.

adv-soc = MITANDAO YA KIJAMII
    .o1 = Kufikisha ujumbe
    .o2 = Hakiki habari
    .o3 = Linda akaunti
    .o4 = Picha na faragha

adv-soc-1 = Ujumbe mzuri ni mfupi na una nani, nini, wapi, lini. Weka picha moja safi na namba ya kuuliza. Jibu maswali kwa heshima.

adv-soc-2 = Kabla ya kusambaza: nani ameandika? tarehe gani? ipo tovuti ya Serikali? Huna uhakika usitume. Uongo unaweza kuleta madhara.

adv-soc-3 = Tumia neno la siri refu na washa uthibitisho wa hatua mbili. Usitoe namba ya uthibitisho (OTP) kwa mtu yeyote.

adv-soc-4 = Omba ruhusa kabla ya kuweka picha ya mtu, hasa mtoto. Usiweke picha ya kitambulisho, tiketi au kadi ya benki.

adv-scam = EPUKA UTAPELI
    .o1 = Tuma kwa namba hii
    .o2 = Ajira na mikopo feki
    .o3 = Link na zawadi
    .o4 = Nimetapeliwa
    .o5 = Laini kwa jina langu

adv-scam-1 = SMS ikisema 'tuma pesa kwa namba hii' usitume. Mpigie mhusika kwa namba unayoijua. Ripoti namba ya tapeli kwenda 15040, bure.

adv-scam-2 = Ajira na mikopo ya Serikali haiuzwi. Ukiombwa pesa ya kujiandikisha ni utapeli. Mtumishi akiomba rushwa piga 113, bure.

adv-scam-3 = Usifungue link ya zawadi au bando la bure. Usitoe PIN, OTP au neno la siri, hata kwa anayesema ni wa halmashauri.

adv-scam-4 = Umetapeliwa? 1. Piga 100, mtandao wako uzuie muamala. 2. Tuma namba ya tapeli 15040. 3. Toa taarifa polisi. Tunza SMS.

adv-scam-5 = Piga *106# uone laini zilizosajiliwa kwa kitambulisho chako. Ukiona usiyoijua, nenda duka la mtandao huo ifutwe.

adv-svc = Huduma hii ni ya Halmashauri ya Mbarali. Tunatunza namba, kata na maswali yako tu. Hatuombi PIN wala pesa. Kufuta: menyu 5.

adv-lang = Chagua lugha / Language
    .o1 = Kiswahili
    .o2 = English
