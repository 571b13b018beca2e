### Yale ambayo API inasema isipoweza kufanya ilivyoombwa: kichwa, la kufanya, na kwa
### kila sehemu kosa lake na namna ya kurekebisha.

problem-malformed = Maudhui hayasomeki
    .detail = Si JSON kuanzia mstari { $line }, safu { $column }. Tuma hati moja ya JSON kwa UTF-8.
problem-invalid = Sehemu hazijaandikwa inavyotakiwa
    .detail = Hakuna kilichofanyika. Rekebisha zilizotajwa kwenye errors kisha tuma tena.
problem-unauthenticated = Hakuna tokeni halali
    .detail = Tuma kichwa Authorization: Bearer pamoja na tokeni yako. Msimamizi wa seva huitengeneza kwa: baragumu token create
problem-forbidden = Wajibu wako hauruhusu hili
    .detail = Linahitaji wajibu { $role } au zaidi. Mwombe mwenye wajibu huo.
problem-absent = { $what ->
        [broadcast] Tangazo hilo halipo
        [message] Ujumbe huo haupo
        [subscriber] Mwananchi huyo hayupo kwenye orodha
        [group] Kundi hilo halipo
        [ticket] Swali hilo halipo
        [series] Mfululizo huo haupo
       *[other] Hakipo
    }
    .detail = Tafuta iliyo sahihi kwenye orodha: huenda imeondolewa, au namba imekosewa.
problem-no-route = Anwani hii haipo
    .detail = Anwani zote zipo kwenye /api/openapi.json.
problem-method = Anwani hii ina njia nyingine
    .detail = Tumia mojawapo ya: { $allowed }.
problem-slow-body = Maudhui hayakufika kwa wakati
    .detail = Tuma tena kwa mtandao bora, au kwa sehemu ndogo ndogo.
problem-state = Haiwezekani kwa hali ilivyo sasa
    .detail = Hakuna kilichofanyika. Soma kwenye errors kinachozuia, kisha angalia hali ilivyo sasa.
problem-key-reused = Ufunguo huu ni wa ombi jingine
    .detail = Idempotency-Key hii ilitumika kwa ombi jingine. Tengeneza ufunguo mpya kwa kila ombi jipya.
problem-key-in-use = Ombi la kwanza lenye ufunguo huu bado linafanyiwa kazi
    .detail = Subiri sekunde chache kisha tuma tena kwa ufunguo ule ule: utajibiwa kama la kwanza.
problem-too-large = Maudhui ni makubwa mno
    .detail = Hapa hupokelewa baiti { $most } tu.
problem-media-type = Maudhui ni ya aina nyingine
    .detail = Yatume kama { $expected }, na useme hivyo kwenye kichwa Content-Type.
problem-refused = Hili linavunja kanuni ya huduma
    .detail = Hakuna kilichofanyika. Rekebisha zilizotajwa kwenye errors kisha tuma tena.
problem-too-many = Maombi ni mengi mno
    .detail = Subiri sekunde zilizotajwa kwenye kichwa Retry-After, kisha tuma polepole.
problem-internal = Kuna hitilafu huku
    .detail = Si kosa lako. Mtajie msimamizi wa seva request_id: kumbukumbu zinaeleza zaidi.
problem-unavailable = Hifadhidata haijibu kwa sasa
    .detail = Subiri sekunde zilizotajwa kwenye kichwa Retry-After, kisha tuma tena kwa ufunguo ule ule.

# Sehemu, zikilinganishwa na hati.

fault-field-missing = Sehemu hii haipo.
    .remedy = Iongeze.
fault-field-unknown = Hakuna sehemu kama hii.
    .remedy = Iondoe. Zinazojulikana ni: { $known }.
fault-field-type = Hii ni ya aina nyingine.
    .remedy = Lazima iwe: { $expected }.
fault-field-word = Hili si neno linalojulikana.
    .remedy = Andika mojawapo ya: { $known }.
fault-field-range = Namba hii ni ndogo mno au kubwa mno.
    .remedy = Lazima iwe kuanzia { $least } hadi { $most }.
fault-field-length = Hii ni fupi mno au ndefu mno.
    .remedy = Lazima iwe na herufi kuanzia { $least } hadi { $most }.
fault-field-items = Ni chache mno au nyingi mno.
    .remedy = Lazima ziwe kuanzia { $least } hadi { $most }.
fault-field-pattern = Haijaandikwa inavyotakiwa.
    .remedy = Iandike kama: { $example }
fault-parameter-twice = Kigezo hiki kipo mara mbili.
    .remedy = Kitaje mara moja.
fault-cursor = Hii si alama ya orodha hii.
    .remedy = Tumia thamani ya next ya ukurasa uliotangulia, au iache kwa ukurasa wa kwanza.
fault-key-missing = Kichwa Idempotency-Key hakipo.
    .remedy = Ongeza ufunguo wako mwenyewe, kama UUID mpya, na uutunze kwa ajili ya kutuma tena.
fault-key-form = Ufunguo huu hautumiki.
    .remedy = Lazima uwe na herufi, tarakimu na alama 8 hadi 128, bila nafasi.
fault-msisdn = Hii si namba ya simu ya mkononi ya mtu.
    .remedy = Iandike kama +255754000001.

# Ujumbe.

fault-text-empty = Ujumbe ni mtupu.
    .remedy = Andika ambalo mwananchi atasoma.
fault-text-control = Ujumbe una alama ambazo simu haionyeshi.
    .remedy = Ondoa alama za udhibiti; mstari mpya unaruhusiwa.
fault-text-long = Ujumbe una vipande { $segments }.
    .remedy = Ufupishe hadi vipande { $most }, au ondoa herufi zilizo nje ya alfabeti ya GSM.
fault-account-unknown = Hakuna akaunti kama hii inayotuma ujumbe.
    .remedy = Taja mojawapo ya: { $known }.
fault-language-unknown = Lugha hii haipo hapa.
    .remedy = Andika alama ya lugha ya huduma, kama sw.

# Wananchi waliojiunga.

fault-subscriber-left = Mtu huyu alichagua kujiondoa, au namba yake haipokei kitu.
    .remedy = Yeye mwenyewe tu anaweza kurudi: kwa kutuma JIUNGE, au kwa kupiga msimbo.
fault-subscriber-there = Mtu huyu yupo kwenye orodha tayari.
    .remedy = Mtafute kwa namba yake.
fault-subscriber-evidence = Haijaelezwa kinachothibitisha kuwa amekubali.
    .remedy = Kitaje, kama vile fomu au orodha na tarehe yake.

# Maswali na taarifa.

fault-ticket-closed = Hoja hii imefungwa.
    .remedy = Hakuna zaidi la kufanya; ujumbe mpya wa mwananchi utafungua nyingine.
fault-ticket-answered-meanwhile = { $officer } ameshajibu hoja hii wakati unaandika: "{ $answer }"
    .remedy = Jibu lako halijatumwa. Lisome la kwanza; ukiona bado kuna la kuongeza, litume tena.
fault-ticket-answer-long = Jibu limezidi SMS moja kwa herufi { $over }.
    .remedy = Lifupishe: namba ya hoja na swali kama ameridhika huongezwa.
fault-ticket-nobody = Aliyeuliza hili amesahauliwa kwa ombi lake mwenyewe.
    .remedy = Ifunge.
fault-ticket-no-account = Hakuna akaunti ambayo jibu linaweza kutumwa.
    .remedy = Mwombe msimamizi wa seva akaunti inayotuma ujumbe.

# Ujumbe ambao hatima yake haijulikani.

fault-message-known = Hakuna ujumbe kama huo usiojulikana hatima: mtu ameamua juu yake, au taarifa imekuja.
    .remedy = Angalia orodha tena.

# Muda wa kutuma tangazo.

fault-schedule-surplus = Hii haina maana kwa ratiba ya aina hii.
    .remedy = Iondoe.
fault-schedule-instant = Hakuna wakati kama huo.
    .remedy = Uandike kama 2026-11-30T09:00:00+03:00
