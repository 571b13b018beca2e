### The texts of the USSD menu. Every screen is 160 septets (GSM 7-bit) or fewer,
### even with every placeholder at its full width (menus/menu.toml, [widths]).

## Shared texts

# The lines the engine adds.

footer-back = 0 Back
footer-answer = 0 Back 9 SMS
footer-more = 98 More

# After a wrong key or an entry that cannot be used.

footer-wrong-answer = Only 0 Back 9 SMS
footer-wrong-back = Wrong! 0 Back
wrong-key = No such number. Try again:
wrong-entry = Not understood. Type again:

# When something cannot be told, kept or sent.

ask-office = This information is not yet confirmed. Ask at the Ward Executive office, or at the council office in Rujewa.
not-stored = Sorry, this could not be stored just now. Nothing was saved. Please try again later.
sms-cap = You have had today's number of SMS. Please try again tomorrow.

# Topics, by number.

topic-1 = Water
topic-2 = Health
topic-3 = Farming
topic-4 = Education
topic-5 = Revenue, tenders
topic-6 = Meetings
topics-all = all topics

# Stages of a project.

stage-planned = Planned
stage-tender = Tender
stage-building = Being built
stage-complete = Complete
stage-stopped = Stopped

# States of a ticket; in Swahili they agree with "hoja".

ticket-new = New
ticket-received = Received
ticket-in-hand = In hand
ticket-waiting = Waiting for citizen
ticket-answered = Answered
ticket-closed = Closed
ticket-passed-on = Passed on

# What comes next in each state of a ticket.

step-new = An officer will read it
step-received = An officer will be assigned
step-in-hand = The answer is being prepared
step-waiting = We await your reply
step-answered = See the SMS with the answer
step-closed = The matter is finished
step-passed-on = That institution will answer

## The first screen and the shared ones (menus/menu.toml)

main = MBARALI DISTRICT COUNCIL
    .o1 = Latest news
    .o2 = Ward projects
    .o3 = Government systems
    .o4 = Ask/Report
    .o5 = Get SMS news
    .o6 = About Mbarali
    .o7 = Advice, Lugha/Kiswahili

resume = Welcome back. You were in: { $title }
    .o1 = Continue
    .o2 = Start again

err-choice = That number is not on the list. For help: the Ward Executive office, or the council office, Rujewa.
    .o1 = Try again
    .zero = 0 Start again

err-down = Sorry, the service is not available now. Try again later, or send the word HELP to { $short_code }.
    .otherwise = Sorry, the service is not available now. Try again later.

sms-sent = The details will come to you by SMS. Thank you.

ward-type =
    Type a ward name, then send.
    Example: Chimala
    .title = Type a ward

ward-unclear = Which ward?
    .o4 = Type again

ward-a = Choose ward

ward-b = Choose ward

ward-c = Choose ward

ward-d = Choose ward

## Matangazo (menus/news.toml)

news = NEWS
    .o4 = For my ward
    .o5 = By topic

news-ward = { $ward } WARD
    .o4 = Change ward
    .none = There is no new notice for this ward now.

news-topic = Choose a topic
    .o1 = Water
    .o2 = Health
    .o3 = Farming, livestock
    .o4 = Education
    .o5 = Revenue, tenders
    .o6 = Meetings

news-item =
    { $title } ({ $date })
    { $summary }

news-topic-item = { $topic }: { $title } ({ $date }). Press 9 for the details.

news-none = No new notice now. Go back to the start and press 5 to join: we will send notices to you by SMS, free.

## Miradi (menus/projects.toml)

prj = PROJECTS. Type a ward name or choose:
    .o1 = Chimala-Imalilo
    .o2 = Ipwani-Luhanga
    .o3 = Madibira-Miyombweni
    .o4 = Mwatenga-Utengule
    .o5 = My ward

prj-ward = PROJECTS { $ward }
    .row = { $n }. { $project }: { $stage }
    .tail = As of { $date }

prj-none = No projects entered yet for { $ward } ward. Ask us in menu 4, or at the Ward Executive office.

## Mifumo ya Serikali (menus/systems.toml)

sys = GOVERNMENT SYSTEMS
    .o1 = Payments, receipts
    .o2 = Business, tenders
    .o3 = Health, insurance
    .o4 = Farming
    .o5 = NIDA, birth, land
    .o6 = School, jobs, loans

sys-pay = PAYMENTS, RECEIPTS
    .o1 = Control number
    .o2 = Council receipt (POS)
    .o3 = Shop receipt (EFD)
    .o4 = Levy rates
    .o5 = Complaints (e-Mrejesho)

sys-pay-1 = Government payments have a control number. Pay by phone or bank, check the name. Bills: dial *152*00#. Never hand cash to a person.

sys-pay-2 = When you pay a council levy or fee, ask for the machine (POS) receipt. Do not accept a hand-written one. Not given? Report in menu 4.

sys-pay-3 = When you buy goods, ask for the EFD receipt. Check amount, date and shop name. If the shop refuses, tell the TRA office.

sys-pay-4 = Levy and fee rates for { $financial_year }: ask the Ward Executive office, or send ASK and your question to { $short_code }.

sys-pay-5 = Complaint or praise for a Government office: e-Mrejesho. Dial *152*00# and follow the menu, or emrejesho.gov.go.tz. Name optional.

sys-biz = BUSINESS, TENDERS
    .o1 = Licence (TAUSI)
    .o2 = Business name (BRELA)
    .o3 = TIN (TRA)
    .o4 = Tenders (NeST)
    .o5 = Transport (LATRA)

sys-biz-1 = Apply for a business licence on TAUSI: tausi.tamisemi.go.tz. Have your NIDA number and TIN. The ward or trade officer can help.

sys-biz-2 = Register a business name or company: ors.brela.go.tz. Have NIDA number, phone and e-mail. Pay only by control number.

sys-biz-3 = A TIN is your taxpayer number from TRA. Apply with your NIDA number at tra.go.tz (online services) or go to a TRA office.

sys-biz-4 = Government tenders are on NeST: nest.go.tz. Register first. 30 percent is set aside for youth, women and people with disabilities.

sys-biz-5 = Licence for passenger, cargo or hire transport: rrims.latra.go.tz or a LATRA office. Complaints, free call: 0800110019.

sys-hlt = HEALTH, INSURANCE
    .o1 = Insurance for all (UHI)
    .o2 = Join NHIF
    .o3 = Hospital system
    .o4 = Call 199, 116
    .o5 = Safe medicine (TMDA)

sys-hlt-1 = Health insurance for all began 26/01/2026. Home of up to 6: Sh 150,000 a year. Government pays for poor homes. Ask your health centre.

sys-hlt-2 = Join NHIF: selfservice.nhif.or.tz. You need age 18+, photos, and RITA-verified marriage and children's birth certificates.

sys-hlt-3 = Hospitals, health centres and dispensaries keep your records in GoTHOMIS. Keep your card. Ask for a receipt when you pay.

sys-hlt-4 = Free health advice: call 199. Violence against a child or woman: call 116, free. Very sick person: go to a health centre now.

sys-hlt-5 = Do not buy medicine on buses or streets. If it harms you or looks fake, go to a health centre quickly; they report to TMDA.

sys-agr = FARMING
    .o1 = Subsidised fertiliser
    .o2 = M-Kilimo
    .o3 = Seed and chemicals
    .o4 = Extension officer

sys-agr-1 = Subsidised fertiliser: register free at the village office, get a farmer number, take it to the agent. Update it if your farm changes.

sys-agr-2 = M-Kilimo gives markets, prices and advice by phone. Dial *152*00#, choose farming, then M-Kilimo. Register with your village.

sys-agr-3 = Buy seed and farm chemicals from a registered agent. Ask for a receipt. Read the label and expiry. In doubt? See the extension officer.

sys-agr-4 = Extension officer for { $ward } ward: phone { $extension_phone }. Or ask at the Ward Executive office. The advice is free.

sys-id = NIDA, BIRTH, LAND
    .o1 = NIDA number
    .o2 = Birth certificate
    .o3 = Home address (NaPA)
    .o4 = Land rent
    .o5 = Jamii Namba

sys-id-1 = To find your NIDA number: dial *152*00# and follow the menu, or go to the district NIDA office. Do not send it to strangers.

sys-id-2 = Birth certificate (RITA): register within 90 days. Bring the birth notice from hospital or village. Online: erita.rita.go.tz

sys-id-3 = Home address and introduction letter: NaPA app, Jihudumie (self-service). Not registered? Go to the Village Executive.

sys-id-4 = Land rent: go to the council land office with your title to get a control number. Do not pay without that number.

sys-id-5 = Government says the NIDA number is the Jamii Namba. Children: pilots are Kilolo, Rungwe, Kusini Unguja. Mbarali: wait for notice.

sys-edu = SCHOOL, JOBS, LOANS
    .o1 = Government jobs
    .o2 = Student loan (HESLB)
    .o3 = Group loans (10%)
    .o4 = TASAF
    .o5 = PREM number

sys-edu-1 = Government jobs: portal.ajira.go.tz. Register with NIDA, e-mail and certificates. Applying is free: who asks money is a cheat.

sys-edu-2 = Higher education loan: olas.heslb.go.tz when the window is open. Have NIDA and a birth certificate verified by RITA.

sys-edu-3 = 10% loans for groups of women, youth, disabled: mikopohalmashauri.tamisemi.go.tz. See the Ward Community Development Officer.

sys-edu-4 = TASAF pays by phone, bank or cash. Give your PIN to nobody. Problem? See the Village Executive or use menu 4.

sys-edu-5 = Each pupil has a PREM number from NECTA. It is used for school transfer and exams. Ask the head teacher for it.

## Uliza au toa taarifa (menus/ask.toml)

ask = ASK OR REPORT
    .o1 = Ask a question
    .o2 = Water problem
    .o3 = Road problem
    .o4 = Other problem
    .o5 = Follow your number
    .o6 = Emergency, bribery

ask-q = Write your question briefly, then send. Do not write a PIN or password.
    .title = Ask a question

ask-rep =
    Write village and problem, then send.
    Example: Mbuyuni, water pipe burst.
    Name not needed.
    .title = Report a problem

ask-track =
    Write your reference number.
    Example: MB-1024
    .title = Follow your number

ask-emerg = Police 112. Fire 114. Health 199. Violence, child 116. Bribery 113 (PCCB). This service is not for emergencies: call these.

ask-ok = Thank you, received. Your number is { $ticket }. We answer by SMS within { $answer_days } working days. We never ask for money or a PIN.
    .otherwise = Thank you, received. Your number is { $ticket }. We answer by SMS. We never ask for money or a PIN.

ask-status = { $ticket }: { $ticket_state }. { $ticket_step }. Updated { $date }.

ask-notfound = That number was not found. Check the SMS we sent you, then try again.

## Jiunge na SMS (menus/join.toml)

join = SMS IS FREE. We keep only your number and ward. Type a ward or choose:
    .o1 = Chimala-Imalilo
    .o2 = Ipwani-Luhanga
    .o3 = Madibira-Miyombweni
    .o4 = Mwatenga-Utengule

join-ok = Welcome! You joined: { $ward } ward, all topics. To choose topics send TOPIC, to leave send STOP to { $short_code }. SMS is free.
    .otherwise = Welcome! You joined: { $ward } ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.

mine = YOU JOINED: { $ward }
    .o1 = Change ward
    .o2 = Choose topics
    .o3 = Leave
    .o4 = Erase my data
    .o5 = My village

mine-ward =
    Type the new ward name, then send.
    Example: Igurusi
    .title = Change ward

mine-topics =
    Type the numbers of your topics, e.g. 13
    1 Water
    2 Health
    3 Farming
    4 Education
    5 Revenue, tenders
    6 Meetings
    .title = Choose topics

mine-ward-ok = Done. You will now get SMS for { $ward } ward.

mine-topics-ok = Done. You chose: { $topics }. Emergency warnings will still come.

mine-left = You have left. No more SMS. To return: dial again and press 5, or send JOIN and your ward name to { $short_code }.
    .otherwise = You have left. No more SMS. To return: dial again and press 5.

mine-erase = Erase your number, ward and topics? Your questions stay without your number.
    .o1 = Yes, erase

mine-erased = Your data has been erased. Thank you for using the Mbarali council service.

mine-village = MY VILLAGE
    .none = Our list has no villages for this ward.
    .title = My village

mine-village-ok = Done. Your village is { $village }, { $ward } ward.

## Kuhusu Mbarali (menus/about.toml)

abt = ABOUT MBARALI
    .o1 = District statistics
    .o2 = Ward statistics
    .o3 = Investment areas
    .o4 = Director's office
    .o5 = ICT/Information unit

abt-stat = STATISTICS
    .o1 = Population
    .o2 = Wards and villages
    .o3 = Area and borders
    .o4 = Economy
    .o5 = Climate

abt-stat-1 = 2022 census: Mbarali has { $district_people } people. Men { $district_men }, women { $district_women }. Households { $district_households }. Source: NBS.

abt-stat-2 = { $district_wards } wards. Headquarters: Rujewa. The TCRA postcode list has { $district_villages } villages, { $district_hamlets } hamlets. Largest ward: { $largest_ward }, { $largest_ward_people } people.

abt-stat-3 = Area: 16,000 square km. Borders: Iringa north-east, Njombe east, Mbeya south, Chunya north.

abt-stat-4 = Irrigated rice in the Usangu plain, maize, groundnuts, millet and livestock. TANZAM road and TAZARA railway pass here.

abt-stat-5 = Temperature 25-30 C. Rain 300-940 mm a year. Wet season December to April, dry season May to November.

abt-ward =
    Type a ward name, then send.
    Example: Chimala
    .title = Ward statistics

abt-ward-ans = { $ward } ward, 2022 census: people { $people }, men { $men }, women { $women }, households { $households }. Postcode { $postcode }.

abt-inv = INVESTMENT AREAS
    .o1 = Rice farming
    .o2 = Livestock
    .o3 = Tourism
    .o4 = Rice milling
    .o5 = How to apply

abt-inv-1 = Mbarali is an irrigated-rice district (Usangu, Madibira, Kapunga). For areas open now ask the Investment Officer { $investment_phone }.

abt-inv-2 = Livestock: room for fattening, milk, hides and meat. For sites and conditions ask the Livestock Officer { $livestock_phone }.

abt-inv-3 = Tourism: part of Ruaha National Park is in Mbarali. For hotel and camp openings ask the council { $council_phone }.

abt-inv-4 = Rice milling and packing: for plots and power available ask the Trade Officer { $trade_phone }.

abt-inv-5 = Write to the District Executive Director, Mbarali, stating project and site. Form and guide: { $investment_link }. Do not pay a broker.

abt-off = District Executive Director, Mbarali Council, P.O. Box { $po_box }, Rujewa. Phone { $director_phone }. Web mbaralidc.go.tz

abt-unit = ICT and Public Relations Unit, Rujewa. ICT Officer { $ict_phone }. Information Officer { $information_phone }. Office hours only.

## Ushauri na lugha (menus/advice.toml)

adv = ADVICE AND LANGUAGE
    .o1 = Buying phone/computer
    .o2 = Social media
    .o3 = Avoid scams
    .o4 = About this service
    .o5 = Kiswahili/English

adv-dev = BUYING A DEVICE
    .o1 = Before you buy
    .o2 = Real or fake phone
    .o3 = Computer
    .o4 = Care of the device

adv-dev-1 = Buy in a licensed shop. Ask for EFD receipt and warranty. Switch on and test before paying. A very low price is a sign of a fake.

adv-dev-2 = Dial *#06# to see the phone's IMEI. Compare it with the box and the label inside. If they differ, do not buy.

adv-dev-3 = Computer: think of the work, 8 GB RAM or more, SSD disk, battery, warranty. Ask the ICT Officer before you buy.

adv-dev-4 = Keep it from water and dust. Use a surge guard or UPS. Keep a copy of your work. Set a password. No unknown apps.

adv-soc = SOCIAL MEDIA
    .o1 = Get your message out
    .o2 = Check the news
    .o3 = Protect your account
    .o4 = Photos and privacy

adv-soc-1 = A good post is short: who, what, where, when. Add one clear photo and a contact. Answer questions politely.

adv-soc-2 = Before you share: who wrote it? what date? is it on a Government site? If not sure, do not send. Lies can hurt people.

adv-soc-3 = Use a long password and turn on two-step verification. Give the code (OTP) to nobody.

adv-soc-4 = Ask before you post a person's photo, above all a child's. Never post photos of IDs, tickets or bank cards.

adv-scam = AVOID SCAMS
    .o1 = Send to this number
    .o2 = Fake jobs and loans
    .o3 = Links and prizes
    .o4 = I was cheated
    .o5 = SIMs in my name

adv-scam-1 = If an SMS says 'send the money to this number', do not. Call the person on a number you know. Report the cheat to 15040, free.

adv-scam-2 = Government jobs and loans are not sold. A registration fee is a scam. If an official asks for a bribe call 113, free.

adv-scam-3 = Do not open links for prizes or free bundles. Give no PIN, OTP or password, even to one who says he is from the council.

adv-scam-4 = Cheated? 1. Call 100 so your network can stop it. 2. Send the number to 15040. 3. Report to police. Keep the SMS.

adv-scam-5 = Dial *106# to see SIMs registered on your ID. If you see one you do not know, go to that network's shop to remove it.

adv-svc = This is a service of Mbarali Council. We keep only your number, ward and questions. We never ask PIN or money. Erase: menu 5.

adv-lang = Chagua lugha / Language
    .o1 = Kiswahili
    .o2 = English
