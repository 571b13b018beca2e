### What is answered to an SMS. Every answer is one SMS of 160 septets (GSM 7-bit)
### or fewer, even with every placeholder at its full width (menus/keywords.toml).

## Joining, choosing, leaving

reply-join = Karibu! Umejiunga: kata { $ward }, mada zote. Kuchagua mada tuma MADA, kujitoa tuma ONDOA. SMS ni bure. Halmashauri ya Mbarali
    .topics = Karibu! Umejiunga: kata { $ward }, mada { $topics }. Kuchagua mada tuma MADA, kujitoa tuma ONDOA. SMS ni bure. Halmashauri ya Mbarali
reply-join-ward = Asante. Jibu kwa jina la kata yako ili tukutumie taarifa za eneo lako. Mfano: KATA CHIMALA. Kata zote tuma ORODHA.
reply-ward = Sawa. Kata yako ni { $ward }. Utapata taarifa za kata hiyo. Si sahihi? Tuma KATA na jina sahihi.
    .village = Sawa. Kata yako ni { $ward }, kijiji { $village }. Utapata taarifa za kata hiyo. Si sahihi? Tuma KATA na jina sahihi.
reply-which-ward = Hatujaitambua kata hiyo. Je, ni 1 { $first }, 2 { $second }, 3 { $third }? Jibu 1, 2 au 3. Au tuma ORODHA.
reply-wards = Kata { $n }/{ $of }: { $wards }. Jibu KATA na jina.
reply-topics = Mada: 1 Maji, 2 Afya, 3 Kilimo na mifugo, 4 Elimu, 5 Mapato na zabuni, 6 Mikutano. Jibu mfano: MADA 1 3. Zote: MADA ZOTE.
reply-topics-set = Sawa. Umechagua mada: { $topics }. Tahadhari za dharura utaendelea kuzipata. Kujitoa zote tuma ONDOA.
reply-leave = Umejitoa. Hutapata SMS za matangazo kutoka Halmashauri ya Mbarali. Kurudi tuma JIUNGE na jina la kata.
reply-leave-stranger = Namba yako haipo kwenye orodha yetu, hivyo hutumiwi matangazo. Kujiunga tuma JIUNGE na jina la kata.
reply-language = Sawa, tutakuandikia kwa Kiswahili. For English send ENGLISH.

## What is told

reply-help = Tuma: JIUNGE kata, HABARI, MIRADI kata, MIFUMO neno, ULIZA swali, RIPOTI tatizo, HALI namba, LUGHA, ONDOA. Hatuombi PIN wala pesa.
reply-news = { $title } ({ $date }): { $summary }
reply-news-none = Hakuna tangazo jipya kwa sasa. Likitoka tutakutumia kama umejiunga. Kujiunga tuma JIUNGE na jina la kata.
reply-projects = MIRADI { $ward }: 1. { $project_1 }: { $stage_1 }. 2. { $project_2 }: { $stage_2 }. Hadi { $date }. Swali? tuma ULIZA.
    .one = MIRADI { $ward }: 1. { $project_1 }: { $stage_1 }. Hadi { $date }. Swali? tuma ULIZA.
reply-projects-none = Bado hatujaweka miradi ya kata { $ward }. Uliza kwa kutuma ULIZA na swali lako, au ofisi ya Mtendaji wa Kata.
reply-systems = Mifumo: NIDA, RITA, TIN, TAUSI, BRELA, NEST, EFD, POS, BIMA, NHIF, RUZUKU, MKILIMO, AJIRA, HESLB, MKOPO, TASAF. Mfano: MIFUMO NIDA
reply-statistics = Kata { $ward }, sensa 2022 (NBS): watu { $people }, wanaume { $men }, wanawake { $women }, kaya { $households }. Postikodi { $postcode }.
    .otherwise = Takwimu za kata { $ward } bado hazijathibitishwa. Uliza ofisi ya Mtendaji wa Kata, au ofisi ya halmashauri, Rujewa.
reply-advice = Ushauri wa TEHAMA: tuma USHAURI SIMU (kununua kifaa), USHAURI MITANDAO (mitandao ya kijamii) au USHAURI UTAPELI.
reply-investment = Uwekezaji Mbarali: mpunga, mifugo, utalii, viwanda vya mchele. Maeneo yaliyo wazi: Afisa Uwekezaji { $investment_phone }. Usimlipe dalali.
    .otherwise = Maeneo ya uwekezaji yaliyo wazi: muulize Afisa Uwekezaji, ofisi ya Halmashauri ya Mbarali, Rujewa. Usimlipe dalali.
reply-office = Halmashauri ya Mbarali, S.L.P { $po_box }, Rujewa. Mkurugenzi { $director_phone }. Kitengo cha TEHAMA na Habari { $ict_phone }. Tovuti mbaralidc.go.tz
    .otherwise = Ofisi ya Halmashauri ya Mbarali ipo Rujewa. Tovuti mbaralidc.go.tz. Una swali? Tuma ULIZA na swali lako.

## Questions and reports

reply-ask = Asante, tumepokea swali lako. Namba: { $ticket }. Jibu litakuja kwa SMS ndani ya siku { $answer_days } za kazi. Kufuatilia tuma HALI { $ticket }
    .otherwise = Asante, tumepokea swali lako. Namba: { $ticket }. Jibu litakuja kwa SMS. Kufuatilia tuma HALI { $ticket }
reply-ask-empty = Andika neno ULIZA kisha swali lako. Mfano: ULIZA Ofisi ya kata inafunguliwa saa ngapi? Usiandike PIN wala neno la siri.
reply-report = Asante, tumepokea taarifa yako. Namba: { $ticket }. Tutaipeleka kwa idara husika. Kufuatilia tuma HALI { $ticket }. Dharura piga 112.
    .otherwise = Asante, tumepokea taarifa yako. Namba: { $ticket }. Tutaipeleka kwa idara husika. Kufuatilia tuma HALI { $ticket }.
reply-report-empty = Andika neno RIPOTI, kisha kijiji na tatizo. Mfano: RIPOTI Mbuyuni, bomba limepasuka. Jina si lazima. Usiandike PIN.
reply-status = { $ticket }: { $ticket_state }. { $ticket_step }. Imebadilishwa { $date }. Hujaridhika? Malalamiko rasmi: e-Mrejesho, piga *152*00#.
    .otherwise = { $ticket }: { $ticket_state }. { $ticket_step }. Imebadilishwa { $date }.
    .answer = { $ticket }: { $ticket_state } { $date }. { $answer }
reply-status-none = Namba hiyo haipo. Angalia SMS tuliyokutumia, kisha tuma HALI na namba yako. Mfano: HALI MB-1024
reply-answer = { $ticket }: { $answer } Umeridhika? Jibu NDIYO au HAPANA.
reply-satisfied = Asante kwa jibu lako. Hoja { $ticket } imefungwa. Una swali lingine? Tuma ULIZA na swali lako.
reply-not-satisfied = Asante kwa kutuambia. Afisa ataiangalia tena hoja { $ticket }. Kufuatilia tuma HALI { $ticket }
reply-unknown = Hatujaelewa ujumbe wako, lakini tumeutunza na afisa atausoma. Tuma MSAADA kuona maneno ya kutumia.

## What is stored of the citizen

reply-my-data = Tunachotunza kwako: namba, kata { $ward }, mada { $topics }, lugha, maswali { $questions }. Kufuta tuma FUTA. Kujitoa tuma ONDOA.
    .none = Tunatunza namba yako na SMS ulizotuma tu, maswali { $questions }. Hujajiunga na matangazo. Kufuta tuma FUTA.
reply-erase = Unataka tufute namba, kata na mada zako? Jibu NDIYO kukubali. Usipojibu hatutafuta.
reply-erased = Sawa, tumefanya. Taarifa zako zimefutwa.
reply-not-erased = Sawa. Hatujafuta kitu.
