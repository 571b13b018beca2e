# Dawati la Msaada. "Hoja" ni ya ngeli i-/zi-, "ujumbe" wa ngeli u-.

## Orodha
desk-lists = Orodha za hoja
desk-tab-open = Zilizo wazi: { $count }
desk-tab-mine = Zangu: { $count }
desk-tab-overdue = Zilizopita muda: { $count }
desk-view = Hoja zipi
desk-view-open = Zote zilizo wazi
desk-view-mine = Zangu zilizo wazi
desk-view-overdue = Zilizopita muda
desk-view-new = Mpya
desk-view-received = Zilizopokelewa
desk-view-in-hand = Zinazoshughulikiwa
desk-view-waiting = Zinazosubiri mwananchi
desk-view-answered = Zilizojibiwa
desk-view-closed = Zilizofungwa
desk-view-passed-on = Zilizohamishwa
desk-view-all = Zote
desk-kind = Aina
desk-any-kind = Aina yoyote
desk-none = Hakuna hoja kwenye orodha hii.
any-ward = Kata yoyote
narrow = Chuja
next-page = Ukurasa unaofuata
of-ward = Kata ya { $ward }

## Hoja
ticket-title = Hoja
ticket-kind-question = Ulizo
ticket-kind-report = Taarifa
ticket-kind-unclassified = Ujumbe usioeleweka
ticket-category-water = Maji
ticket-category-road = Barabara
ticket-category-other = Mengine
ticket-overdue = Imepita muda
ticket-satisfied = Ameridhika
ticket-dissatisfied = Hajaridhika
ticket-asked = Iliandikwa { $at }
ticket-due = Ijibiwe hadi { $day }
ticket-due-day = Tarehe ya mwisho
ticket-with = Iko kwa { $officer }
ticket-from = Kutoka kwa
ticket-forgotten = Mwananchi aliyeomba kusahauliwa
ticket-when = Iliandikwa
ticket-language = Lugha ya kujibu
ticket-in-hand-of = Anayeishughulikia
ticket-nobody = Bado hakuna
ticket-answer = Jibu alilopata
fault-ticket-state = Hali hii haiwezi kuchaguliwa.
    .remedy = Chagua mojawapo kwenye orodha.

## Kujibu
answer-title = Jibu kwa SMS
answer-canned = Majibu yaliyo tayari
answer-put-in = Weka kwenye jibu
answer-text = Jibu lako
answer-send = Tuma jibu
answer-check = Hakiki kabla ya kutuma
count-septets = Septeti { $septets } kati ya { $most }
count-segments = Vipande vya SMS: { $segments }
count-left = Zimebaki { $left }
count-replaced = Herufi "{ $from }" imewekwa "{ $to }" ili SMS iwe fupi.
count-nothing = Andika jibu: hapa utaona litakavyofika na urefu wake. Namba ya hoja huwekwa mwanzoni.
canned-received = Asante, tumepokea hoja yako. Tunaifuatilia na tutakujibu kwa SMS.
canned-passed-to-department = Hoja yako imepelekwa kwa idara inayohusika. Tutakujulisha itakaposhughulikiwa.
canned-on-site = Fundi atafika eneo hilo kuangalia tatizo. Tutakujulisha matokeo.
canned-more-detail = Tunahitaji maelezo zaidi. Tuma RIPOTI, kisha kijiji, kitongoji na tatizo.
canned-visit-office = Tafadhali fika ofisi ya Halmashauri siku ya kazi ukiwa na vielelezo vyako.
canned-village-office = Tafadhali muone Mtendaji wa Kijiji au Kata yako, atakusaidia kwa jambo hili.
canned-formal-complaint = Malalamiko rasmi hupokelewa na e-Mrejesho: piga *152*00# ufuate maelekezo.
canned-done = Tatizo ulilotaja limeshughulikiwa. Asante kwa kutujulisha.

## Mazungumzo na mwananchi
thread-title = Mazungumzo na mwananchi huyu
thread-with = Mazungumzo na { $number }
thread-person = Ukurasa wa mwananchi huyu
thread-earlier = Ya awali zaidi
thread-none = Hakuna ujumbe uliotunzwa.
said-in = Mwananchi
said-out = Huduma
said-by-menu = kwa menyu ya USSD
message-state-queued = Unasubiri kutumwa
message-state-suppressed = Haukutumwa: namba haipokei ujumbe
message-state-cancelled = Umesitishwa
message-state-unknown = Haijulikani kama umefika
message-state-accepted = Umetumwa
message-state-refused = Umekataliwa na mtandao
message-state-expired = Muda wake umeisha
message-state-undelivered = Umeshindikana
message-state-delivered = Umefika

## Kazi juu ya hoja
work-title = Kushughulikia
work-assign = Kabidhi kwa
work-give = Kabidhi
work-take = Nichukue mimi
work-state = Hali
work-move = Badilisha hali
work-close = Funga hoja
work-close-what = Hoja iliyofungwa haifunguliwi tena na ofisi. Mwananchi akiuliza tena, hoja mpya itafunguliwa.
notes-title = Maelezo ya ofisi
notes-what = Husomwa na maafisa tu, mwananchi hayaoni.
notes-new = Maelezo mapya
notes-add = Ongeza maelezo
steps-title = Yaliyofanyika
step-asked = Mwananchi aliandika.
step-assign = { $officer } aliikabidhi kwa { $to }.
step-move = { $officer } alibadilisha hali kuwa: { $state }.
step-answer = { $officer } alimjibu mwananchi kwa SMS.
step-close = { $officer } aliifunga.
step-satisfied = Mwananchi alisema ameridhika.
step-dissatisfied = Mwananchi alisema hajaridhika.
notice-ticket-answered = Jibu limewekwa kwenye foleni ya kutumwa.
notice-ticket-assigned = Hoja imekabidhiwa.
notice-ticket-moved = Hali imebadilishwa.
notice-ticket-noted = Maelezo yameongezwa.
notice-ticket-closed = Hoja imefungwa.

## Jumla za wiki
week-title = Jumla za wiki
week-from-to = Kuanzia { $from } hadi { $to }
week-before = Wiki iliyotangulia
week-after = Wiki inayofuata
week-how = Hoja zilizoandikwa wiki hii, na hali zilivyo sasa.
week-none = Hakuna hoja iliyoandikwa wiki hii.
week-by-ward = Kwa kata
week-by-kind = Kwa aina na mada
week-no-ward = Bila kata
week-kind-of = { $kind }: { $category }
week-opened = Zilizoandikwa
week-answered = Zilizojibiwa
week-closed = Zilizofungwa au kuhamishwa
week-late = Zilizochelewa
week-satisfied = Walioridhika
week-dissatisfied = Wasioridhika
week-all = Jumla
