# Questions, reports and reference numbers in English.

story ASK.EMERG by keys
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 6
| Police 112. Fire 114. Health 199. Violence, child 116. Bribery 113 (PCCB). This service is not for emergencies: call these.
| 0 Back 9 SMS
= 136

story a question gets a reference number
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
> When will the water come back in Mbuyuni?
| Thank you, received. Your number is MB-1001. We answer by SMS. We never ask for money or a PIN.
= 95
END

story a report of kind water gets a reference number
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 2
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
> Mbuyuni, water pipe burst
| Thank you, received. Your number is MB-1001. We answer by SMS. We never ask for money or a PIN.
= 95
END

story a report of kind road gets a reference number
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 3
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
> Mbuyuni, water pipe burst
| Thank you, received. Your number is MB-1001. We answer by SMS. We never ask for money or a PIN.
= 95
END

story a report of kind other gets a reference number
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 4
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
> Mbuyuni, water pipe burst
| Thank you, received. Your number is MB-1001. We answer by SMS. We never ask for money or a PIN.
= 95
END

story a question and a report get two numbers, and the first is followed
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
> When will the water come back in Mbuyuni?
| Thank you, received. Your number is MB-1001. We answer by SMS. We never ask for money or a PIN.
= 95
END
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 2
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
> Mbuyuni, water pipe burst
| Thank you, received. Your number is MB-1002. We answer by SMS. We never ask for money or a PIN.
= 95
END
# The lines hold the day of the change; their length does not.
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 5
| Write your reference number.
| Example: MB-1024
| 0 Back
= 52
> MB-1001
= 71

story a number that does not exist
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 5
| Write your reference number.
| Example: MB-1024
| 0 Back
= 52
> MB-9999
| That number was not found. Check the SMS we sent you, then try again.
| 0 Back 9 SMS
= 82
> 0
| Write your reference number.
| Example: MB-1024
| 0 Back
= 52
> 0
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 0
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145

story back from each form
language en
dial *149*46#
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
> 4
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 1
| Write your question briefly, then send. Do not write a PIN or password.
| 0 Back
= 78
> 0
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 2
| Write village and problem, then send.
| Example: Mbuyuni, water pipe burst.
| Name not needed.
| 0 Back
= 97
> 0
| ASK OR REPORT
| 1 Ask a question
| 2 Water problem
| 3 Road problem
| 4 Other problem
| 5 Follow your number
| 6 Emergency, bribery
| 0 Back
= 126
> 5
| Write your reference number.
| Example: MB-1024
| 0 Back
= 52
> 00
| MBARALI DISTRICT COUNCIL
| 1 Latest news
| 2 Ward projects
| 3 Government systems
| 4 Ask/Report
| 5 Get SMS news
| 6 About Mbarali
| 7 Advice, Lugha/Kiswahili
= 145
