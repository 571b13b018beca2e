# What is wrong, on Today and beside the accounts.

concern-undriven = Akaunti { $account }: hakuna seva inayotuma ujumbe wake kwa sasa, hivyo hakuna kinachotoka.
concern-stopped = Akaunti { $account }: kampuni ya simu haijibu tangu { $since }. Inajaribiwa tena kila baada ya sekunde chache, na ujumbe unasubiri.
concern-failing = Akaunti { $account }: ujumbe mwingi haufiki. Kwa saa chache zilizopita umefika { $now } kati ya kila 100.
concern-falling = Akaunti { $account }: ujumbe unaofika umepungua. Kwa saa chache zilizopita umefika { $now } kati ya kila 100; wiki iliyopita ulikuwa { $usual }.
concern-unreported = Akaunti { $account }: kampuni ya simu imepokea ujumbe { $accepted } kwa saa chache zilizopita, na haijasema lolote kuhusu kufika kwake.
concern-amiss = Tangazo "{ $name }": hesabu za wapokeaji hazilingani. Mjulishe anayeendesha seva kabla ya kutuma kitu kingine.
concern-day-nearly = Bajeti ya leo inakaribia kuisha: { $spent } kati ya { $most } zimetumika.
concern-day-spent = Bajeti ya leo imeisha: { $spent } kati ya { $most } zimetumika. Matangazo yatasimama hadi kesho.
concern-month-nearly = Bajeti ya mwezi inakaribia kuisha: { $spent } kati ya { $most } zimetumika.
concern-month-spent = Bajeti ya mwezi imeisha: { $spent } kati ya { $most } zimetumika. Matangazo yatasimama hadi mwezi ujao.
concern-ending = Tangazo "{ $name }": ambazo hazijatoka kabla ya { $before } hazitatumwa.
concern-asked = Tangazo "{ $name }" bado linasubiri idhini, na limepangwa kuanza { $at }.
concern-asked-past = Tangazo "{ $name }" bado linasubiri idhini, na muda wake umepita: { $at }.
