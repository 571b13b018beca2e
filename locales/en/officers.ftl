### What officers are told when an account, a password or a code is not as it must be: what
### is wrong, and what would be right.

fault-officer-name = This cannot be the name of an officer.
    .remedy = Write 1 to 64 letters, digits, spaces and . ' - _ @
fault-officer-taken = There is an officer of this name already.
    .remedy = Add another of their names or their post.
fault-officer-disabled = This account is closed.
    .remedy = Open it first.
fault-last-administrator = This is the last administrator.
    .remedy = Make somebody else an administrator first.
fault-password-length = This password is too short or too long.
    .remedy = Write { $least } to { $most } characters: a sentence of your own is good.
fault-password-common = Many people try passwords like this one first.
    .remedy = Choose words that do not belong together, or a sentence that only you would write.
fault-code-wrong = This code is not right.
    .remedy = Write the six digits that your telephone shows now. If they are refused again, set the telephone's clock by the network.
fault-enrolment-absent = No second factor was begun here.
    .remedy = Begin again, and scan the new picture.
fault-second-factor-due = The code of your telephone is still owed.
    .remedy = Write the six digits that it shows, or a recovery code.
fault-second-factor-missing = Your work needs a second factor, and you have none yet.
    .remedy = Set it up first: it takes a minute and a telephone.
fault-confirm-first = The password was last written a while ago.
    .remedy = Write it again, so that nobody acts in your name.
fault-sign-in-busy = Many people are signing in now.
    .remedy = Try again in a moment.
