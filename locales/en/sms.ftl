### What is answered to an SMS. Every answer is one SMS of 160 septets (GSM 7-bit)
### or fewer, even with every placeholder at its full width (menus/keywords.toml).

## Joining, choosing, leaving

reply-join = Welcome! You joined: { $ward } ward, all topics. To choose topics send TOPIC, to leave send STOP. SMS is free. Mbarali District Council
    .topics = Welcome! You joined: { $ward } ward, { $topics }. To choose topics send TOPIC, to leave send STOP. SMS is free. Mbarali District Council
reply-join-ward = Thank you. Reply with your ward so we send news for your area. Example: WARD CHIMALA. For all wards send LIST.
reply-ward = Done. Your ward is { $ward }. You will get news for it. Wrong? Send WARD and the right name.
    .village = Done. Your ward is { $ward }, village { $village }. You will get news for it. Wrong? Send WARD and the right name.
reply-which-ward = We did not find that ward. Is it 1 { $first }, 2 { $second }, 3 { $third }? Reply 1, 2 or 3. Or send LIST.
reply-wards = Wards { $n }/{ $of }: { $wards }. Reply WARD + name.
reply-topics = Topics: 1 Water, 2 Health, 3 Farming, 4 Education, 5 Revenue and tenders, 6 Meetings. Reply e.g. TOPIC 1 3. All: TOPIC ALL.
reply-topics-set = Done. Your topics: { $topics }. You still get emergency warnings. To leave everything send STOP.
reply-leave = You have left. You will get no more bulletins from Mbarali District Council. To return send JOIN and your ward name.
reply-leave-stranger = Your number is not on our list, so you get no bulletins. To join send JOIN and your ward name.
reply-language = Done, we will write to you in English. Kwa Kiswahili tuma KISWAHILI.

## What is told

reply-help = Send: JOIN ward, NEWS, PROJECTS ward, SYSTEM word, ASK question, REPORT problem, STATUS number, LANG, STOP. We never ask PIN or money.
reply-news = { $title } ({ $date }): { $summary }
reply-news-none = No new notice now. If you have joined we will send it when it comes. To join send JOIN and your ward name.
reply-projects = PROJECTS { $ward }: 1. { $project_1 }: { $stage_1 }. 2. { $project_2 }: { $stage_2 }. As of { $date }. Question? send ASK.
    .one = PROJECTS { $ward }: 1. { $project_1 }: { $stage_1 }. As of { $date }. Question? send ASK.
reply-projects-none = No projects entered yet for { $ward } ward. Ask by sending ASK and your question, or at the Ward Executive office.
reply-systems = Systems: NIDA, RITA, TIN, TAUSI, BRELA, NEST, EFD, POS, UHI, NHIF, RUZUKU, MKILIMO, AJIRA, HESLB, LOAN, TASAF. E.g. SYSTEM NIDA
reply-statistics = { $ward } ward, 2022 census (NBS): people { $people }, men { $men }, women { $women }, households { $households }. Postcode { $postcode }.
    .otherwise = The figures of { $ward } ward are not confirmed yet. Ask at the Ward Executive office, or the council office, Rujewa.
reply-advice = ICT advice: send ADVICE PHONE (buying a device), ADVICE SOCIAL (social media) or ADVICE SCAM.
reply-investment = Investing in Mbarali: rice, livestock, tourism, rice milling. Areas open now: Investment Officer { $investment_phone }. Do not pay a broker.
    .otherwise = For the areas open to investors ask the Investment Officer, Mbarali District Council office, Rujewa. Do not pay a broker.
reply-office = Mbarali District Council, P.O. Box { $po_box }, Rujewa. Director { $director_phone }. ICT and Information Unit { $ict_phone }. Web mbaralidc.go.tz
    .otherwise = The office of Mbarali District Council is in Rujewa. Web mbaralidc.go.tz. A question? Send ASK and your question.

## Questions and reports

reply-ask = Thank you, we got your question. Number: { $ticket }. We answer by SMS within { $answer_days } working days. To follow send STATUS { $ticket }
    .otherwise = Thank you, we got your question. Number: { $ticket }. We answer by SMS. To follow send STATUS { $ticket }
reply-ask-empty = Write ASK then your question. Example: ASK When does the ward office open? Do not write a PIN or password.
reply-report = Thank you, we got your report. Number: { $ticket }. We pass it to the right department. To follow: STATUS { $ticket }. Emergency: call 112.
    .otherwise = Thank you, we got your report. Number: { $ticket }. We pass it to the right department. To follow: STATUS { $ticket }.
reply-report-empty = Write REPORT, then the village and the problem. Example: REPORT Mbuyuni, water pipe burst. Name not needed. No PIN.
reply-status = { $ticket }: { $ticket_state }. { $ticket_step }. Updated { $date }. Not satisfied? Formal complaint: e-Mrejesho, dial *152*00#.
    .otherwise = { $ticket }: { $ticket_state }. { $ticket_step }. Updated { $date }.
    .answer = { $ticket }: { $ticket_state } { $date }. { $answer }
reply-status-none = That number was not found. Check the SMS we sent you, then send STATUS and your number. Example: STATUS MB-1024
reply-answer = { $ticket }: { $answer } Satisfied? Reply YES or NO.
reply-satisfied = Thank you for your answer. { $ticket } is closed. Another question? Send ASK and your question.
reply-not-satisfied = Thank you for telling us. An officer will look at { $ticket } again. To follow send STATUS { $ticket }
reply-unknown = We did not understand your message, but we kept it and an officer will read it. Send HELP for the words to use.

## What is stored of the citizen

reply-my-data = We keep: your number, ward { $ward }, topics { $topics }, language, questions { $questions }. To erase send ERASE. To leave send STOP.
    .none = We keep only your number and the SMS you sent, questions { $questions }. You have not joined. To erase send ERASE.
reply-erase = Do you want us to erase your number, ward and topics? Reply YES to agree. If you do not reply we will not erase.
reply-erased = Done. Your data has been erased.
reply-not-erased = Done. Nothing was erased.
