### Yale ambayo maafisa huambiwa akaunti, nenosiri au msimbo usipokuwa sawa: kosa, na namna
### ya kurekebisha.

fault-officer-name = Hili haliwezi kuwa jina la afisa.
    .remedy = Andika herufi, tarakimu, nafasi na . ' - _ @ 1 hadi 64.
fault-officer-taken = Kuna afisa mwenye jina hili tayari.
    .remedy = Ongeza jina lake jingine au cheo chake.
fault-officer-disabled = Akaunti hii imefungwa.
    .remedy = Ifungue kwanza.
fault-last-administrator = Huyu ndiye msimamizi wa mwisho.
    .remedy = Mfanye mtu mwingine awe msimamizi kwanza.
fault-password-length = Nenosiri hili ni fupi mno au refu mno.
    .remedy = Andika herufi { $least } hadi { $most }: sentensi yako mwenyewe inafaa.
fault-password-common = Watu wengi hujaribu kwanza nenosiri kama hili.
    .remedy = Chagua maneno yasiyohusiana, au sentensi ambayo wewe tu ungeiandika.
fault-code-wrong = Msimbo huu si sahihi.
    .remedy = Andika tarakimu sita zinazoonekana sasa kwenye simu yako. Zikikataliwa tena, weka saa ya simu ifuate mtandao.
fault-enrolment-absent = Uthibitisho wa pili haujaanzishwa hapa.
    .remedy = Anza upya, kisha piga picha mpya kwa simu.
fault-second-factor-due = Msimbo wa simu yako bado unadaiwa.
    .remedy = Andika tarakimu sita zinazoonekana kwenye simu, au msimbo wa akiba.
fault-second-factor-missing = Kazi yako inahitaji uthibitisho wa pili, na bado huna.
    .remedy = Uweke kwanza: ni dakika moja na simu tu.
fault-confirm-first = Nenosiri liliandikwa muda uliopita.
    .remedy = Liandike tena, ili mtu mwingine asifanye kazi kwa jina lako.
fault-sign-in-busy = Watu wengi wanaingia kwa sasa.
    .remedy = Jaribu tena baada ya muda mfupi.
