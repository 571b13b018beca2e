# The officers' console. Each part is named after its page; the words follow the glossary.

## The frame of every page
console-name = Baragumu
skip-to-content = Ruka hadi yaliyomo
navigation = Menyu kuu
go-back = Rudi
go-on = Endelea
sign-out = Ondoka
language-sw = Kiswahili
language-en = English
place-today = Leo
place-bulletins = Matangazo
place-calendar = Kalenda
place-subscribers = Waliojiunga
place-help-desk = Dawati la Msaada
place-phone = Simu ya majaribio
place-people = Maafisa
place-trail = Kumbukumbu za matendo
place-own = Akaunti yangu

## Roles
role-viewer = Msomaji
role-author = Mwandishi
role-approver = Mwidhinishaji
role-administrator = Msimamizi
role-auditor = Mkaguzi

## When something is not to be had
error-title = Haikufanyika
error-title-role = Huna ruhusa
error-title-absent = Hakuna kitu hapa
error-title-state = Haiwezekani kwa sasa
error-unavailable = Hifadhidata haipatikani kwa sasa. Hakuna kilichobadilika. Jaribu tena baada ya muda mfupi.
error-internal = Kuna hitilafu upande wetu, na imeandikwa. Hakuna kilichobadilika.
error-role = Kazi hii inahitaji wadhifa huu: { $role }. Muombe msimamizi akupe.
error-absent = Ukurasa huu haupo, au umeondolewa.
fault-form-key = Fomu hii haikutoka kwenye ukurasa wa Baragumu.
    .remedy = Fungua ukurasa upya, kisha jaza tena.

## The way in
sign-in-title = Ingia
sign-in = Ingia
sign-in-forgotten = Umesahau nenosiri? Muombe msimamizi akutengenezee kiungo kipya.
officer-name = Jina lako
officer-name-hint = Jina hili litaandikwa kwenye kila unachofanya.
password = Nenosiri
password-new = Nenosiri jipya
password-again = Nenosiri jipya, mara ya pili
password-hint = Angalau herufi 12. Sentensi fupi unayoikumbuka ni nzuri kuliko neno gumu.
join-title = Karibu Baragumu
join-role = Umealikwa kuwa: { $role }.
join = Anza kazi
fault-password-differs = Nenosiri la pili halifanani na la kwanza.
    .remedy = Andika nenosiri lile lile mara mbili.
fault-invitation-gone = Kiungo hiki kimetumika au muda wake umeisha.
    .remedy = Muombe msimamizi akutengenezee kingine.
code-title = Msimbo wa uthibitisho
code = Msimbo wa tarakimu sita
code-hint = Ifungue programu ya uthibitisho kwenye simu yako. Ukiwa huna simu hiyo, andika mojawapo ya misimbo ya akiba.
second-factor-title = Linda akaunti yako kwa simu
second-factor-why = Wadhifa wako unaweza kutuma ujumbe kwa watu wengi, hivyo nenosiri peke yake halitoshi.
second-factor-begin = Nina programu, nionyeshe mchoro
second-factor-step-1 = Weka programu ya uthibitisho kwenye simu yako, mfano FreeOTP au Aegis.
second-factor-step-2 = Piga picha ya mchoro huu kwa programu hiyo.
second-factor-square = Mchoro wa kusomwa na programu ya uthibitisho
second-factor-typed = Au andika herufi hizi:
second-factor-link = Au ufungue kiungo hiki ukiwa kwenye simu hiyo.
second-factor-step-3 = Andika msimbo wa tarakimu sita ambao programu inaonyesha sasa.
recovery-title = Misimbo ya akiba
recovery-why = Iandike na kuitunza mbali na simu yako. Kila mmoja unatumika mara moja tu, simu ikipotea. Haitaonyeshwa tena.
recovery-kept = Nimeitunza
confirm-title = Thibitisha kuwa ni wewe
confirm-why = Kabla ya jambo hili andika nenosiri lako tena. Ulichojaza hakijapotea.

fault-sign-in-wrong = Jina au nenosiri si sahihi.
    .remedy = Angalia herufi kubwa na ndogo, kisha jaribu tena.
fault-sign-in-wait = Umejaribu mara nyingi.
    .remedy = Subiri sekunde { $seconds }, kisha jaribu tena.

## Today
today-held = Hifadhidata hii imerejeshwa au imenakiliwa: hakuna tangazo litakalotumwa mpaka msimamizi athibitishe.
today-where = Tazama
today-wrong = Yanayohitaji kuangaliwa
today-overdue = Hoja zilizopita muda
today-left = { $left } kati ya { $people } zimetoka
late-today = imepita muda leo
late-day = imechelewa siku 1
late-days = imechelewa siku { $count }
today-to-approve = Yanasubiri idhini
today-returned = Yamerudishwa kwako
today-stopped = Yamesimama, yanasubiri uamuzi
today-leaving = Yanatumwa sasa
today-next = Yanayofuata
today-nothing-next = Hakuna tangazo lililopangwa.
today-tickets = Hoja zinazosubiri
today-no-tickets = Hakuna hoja inayosubiri.
write-bulletin = Andika tangazo
written-by = limeandikwa na { $officer }

## Where a broadcast stands
stage-draft = Rasimu
stage-submitted = Linasubiri idhini
stage-returned = Limerudishwa
stage-approved = Limeidhinishwa
stage-expanding = Linaandaliwa
stage-scheduled = Limepangwa
stage-sending = Linatumwa
stage-paused = Limesimamishwa
stage-held = Linasubiri uamuzi
stage-done = Limekamilika
stage-cancelled = Limesitishwa
stage-expired = Muda umeisha

## Where a ticket stands
ticket-state-new = Mpya
ticket-state-received = Imepokelewa
ticket-state-in-hand = Inashughulikiwa
ticket-state-waiting = Inasubiri mwananchi
ticket-state-answered = Imejibiwa
ticket-state-closed = Imefungwa
ticket-state-passed-on = Imehamishwa
file-format = Aina ya faili
format-xlsx = Excel (.xlsx)
format-csv = CSV
