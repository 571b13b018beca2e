# Joining, changing, leaving and erasing in English.

story joining by keys
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> 1
| Choose ward
| 1 Chimala
| 2 Igava
| 3 Igurusi
| 4 Ihahi
| 5 Imalilo Songwe
| 0 Back
= 71
> 3
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
END

story joining by a typed name
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> luiwa
| Welcome! You joined: Ruiwa ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 111
END

story joining after a name near two wards
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Rujwa
| Which ward?
| 1 Ruiwa
| 2 Rujewa
| 4 Type again
| 0 Back
= 48
> 2
| Welcome! You joined: Rujewa ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 112
END

story who joined is asked what to change
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
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

story who did not join is asked to join
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154

story another ward
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 1
| Type the new ward name, then send.
| Example: Igurusi
| 0 Back
= 58
> Utengule
| Done. You will now get SMS for Utengule Usangu ward.
= 52
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
> 5
| YOU JOINED: Utengule Usangu
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 101

story chosen topics
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 2
| Type the numbers of your topics, e.g. 13
| 1 Water
| 2 Health
| 3 Farming
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 116
> 13
| Done. You chose: Water, Farming. Emergency warnings will still come.
= 68
END

story topics with spaces and commas
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 2
| Type the numbers of your topics, e.g. 13
| 1 Water
| 2 Health
| 3 Farming
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 116
> 2, 6
| Done. You chose: Health, Meetings. Emergency warnings will still come.
= 70
END

story topics that do not exist
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 2
| Type the numbers of your topics, e.g. 13
| 1 Water
| 2 Health
| 3 Farming
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 116
> 89
| Not understood. Type again:
| Type the numbers of your topics, e.g. 13
| 1 Water
| 2 Health
| 3 Farming
| 4 Education
| 5 Revenue, tenders
| 6 Meetings
| 0 Back
= 144
> 4
| Done. You chose: Education. Emergency warnings will still come.
= 63
END

story my village by its number in the list
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 5
| MY VILLAGE
| 1 Chamoto
| 2 Igurusi
| 3 Ilolo
| 4 Lusese
| 5 Maendeleo
| 6 Majenje
| 7 Runwa
| 8 Rwanyo
| 9 Uhambule
| 0 Back
= 104
> 6
| Done. Your village is Majenje, Igurusi ward.
= 44
END

story my village by its name
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 5
| MY VILLAGE
| 1 Chamoto
| 2 Igurusi
| 3 Ilolo
| 4 Lusese
| 5 Maendeleo
| 6 Majenje
| 7 Runwa
| 8 Rwanyo
| 9 Uhambule
| 0 Back
= 104
> rwanyo
| Done. Your village is Rwanyo, Igurusi ward.
= 43
END

story my village by another spelling
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Luhanga
| Welcome! You joined: Luhanga ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Luhanga
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 5
| MY VILLAGE
| 1 Luhanga
| 2 Madundasi
| 3 Msanga
| 4 Yala
| 0 Back
= 55
> Iyala
| Done. Your village is Yala, Luhanga ward.
= 41
END

story a township ward has no villages
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Rujewa
| Welcome! You joined: Rujewa ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 112
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
> 5
| YOU JOINED: Rujewa
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 92
> 5
| MY VILLAGE
| Our list has no villages for this ward.
| 0 Back
= 57
> 0
| YOU JOINED: Rujewa
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 92

story leaving, and the way back
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 3
| You have left. No more SMS. To return: dial again and press 5.
= 62
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154

story erasing
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 4
| Erase your number, ward and topics? Your questions stay without your number.
| 1 Yes, erase
| 0 Back
= 96
> 1
| Your data has been erased. Thank you for using the Mbarali council service.
= 75
END

story not erasing after all
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
> 5
| SMS IS FREE. We keep only your number and ward. Type a ward or choose:
| 1 Chimala-Imalilo
| 2 Ipwani-Luhanga
| 3 Madibira-Miyombweni
| 4 Mwatenga-Utengule
| 0 Back
= 154
> Igurusi
| Welcome! You joined: Igurusi ward, all topics. To choose topics or to leave: dial again and press 5. SMS is free.
= 113
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
> 5
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
> 4
| Erase your number, ward and topics? Your questions stay without your number.
| 1 Yes, erase
| 0 Back
= 96
> 0
| YOU JOINED: Igurusi
| 1 Change ward
| 2 Choose topics
| 3 Leave
| 4 Erase my data
| 5 My village
| 0 Back
= 93
