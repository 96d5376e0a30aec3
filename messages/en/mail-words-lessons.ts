/* What the mails about lessons, sessions, passes and queues say around the words of a template, in English ([2.C3]). */

export const cancellation = {
  open: 'Can’t make it? You may cancel or move this lesson from “Mon suivi” until {limite}: cancelled, it goes back to your package at once.',
  closed:
    'This lesson starts soon: it can’t be moved any more, nor cancelled without a late cancellation, which “Mon suivi” offers if your package has one left. If you can’t make it, call us.',
}

export const cancelledBy = {
  member: 'the student or whoever is responsible for them',
  staff: 'the office',
  teacher: 'the teacher',
}

export const cancelled = {
  becomes: {
    back: 'It went back to your package.',
    refunded: 'It is cancelled with the refund of your purchase, which another message details.',
    giftRefunded: 'The gift voucher that it came from was refunded to the person who offered it to you.',
  },
  preview: {
    back: 'The lesson went back to your package.',
    refunded: 'It is cancelled with the refund of your purchase.',
    giftRefunded: 'The gift voucher that it came from was refunded.',
  },
  office: {
    back: 'The credit went back to the package.',
    refunded: 'The purchase is refunded: nothing goes back to the package.',
  },
  orders: 'See my purchases',
  lesson: 'this lesson won’t take place.',
}

export const absence = {
  lesson: { self: 'your lesson', other: 'the lesson of {eleve}' },
  choices: {
    substitute: 'keep the lesson with {remplacant}',
    move: 'move it',
    credit: 'have it back on your package',
  },
  or: ' or ',
}

export const due = {
  subject: {
    self: 'Reminder: lesson {jour_court} at {heure}',
    other: 'Reminder for {eleve}: lesson {jour_court} at {heure}',
  },
  announce: { self: 'your lesson is coming up.', other: 'the lesson booked for {eleve} is coming up.' },
  postponement: {
    open: 'Can’t make it? You may postpone this session from “Mon suivi” until {limite}. Postponements left: {reports}.',
    none: 'You have used all the postponements of this package. If you can’t make it, tell us: a free place may serve somebody else.',
    closed: 'This session starts soon: it can’t be postponed online any more. If you can’t make it, call us.',
  },
  stop: 'Stop receiving reminders before lessons',
  changed: {
    subject: {
      extension: 'Your package is extended until {fin}',
      freeze: 'Your package is frozen from {debut_gel} to {fin_gel}',
      undo: 'Your package ends on {fin} again',
    },
    announce: {
      extension: 'we have extended the package “{forfait}”{pour}.',
      freeze:
        'the package “{forfait}”{pour} is frozen from {debut_gel} to {fin_gel}: no lesson takes place on those days, and you lose none of them.',
      undo: 'the last change of the dates of the package “{forfait}”{pour} is undone.',
    },
    remaining: { none: '', one: 'It has 1 lesson left to book.', many: 'It has {nombre} lessons left to book.' },
  },
  group: 'Choose a session',
  for: ' of {eleve}',
  inDays: { 0: 'today', 1: 'tomorrow', more: 'in {jours} days' },
  lessons: { one: '1 lesson', many: '{nombre} lessons' },
}

export const repeated = {
  forWhom: ', for {eleve},',
  each: 'Can’t make it? Each lesson may be cancelled or moved from “Mon suivi” until {heures} h before: cancelled, it goes back to your package at once.',
}

export const place = {
  left: 'Can’t make it? This session may be postponed from “Mon suivi” until {limite} ({nombre}).',
  one: 'you have 1 postponement left',
  many: 'you have {nombre} postponements left',
  none: 'This package has no postponement left.',
  sessions: 'sessions: {dates}',
  toPlace: '{nombre} to choose in “Mon suivi”',
  follow: 'See my lessons',
  notWithdrawn:
    'The sessions of a group course, whose dates are fixed, can’t be withdrawn from (article L. 221-28, 12° of the French consumer code): they are postponed within the terms of the package.',
  cancelled: 'your place in this session is cancelled.',
}

export const queue = {
  facts: { offer: 'Package', course: 'Course', learners: 'For', sessions: 'Sessions' },
}

export const session = {
  change: 'Doesn’t this new time suit you? Answer this message, or postpone the session from “Mon suivi”.',
  heldChange: 'Doesn’t this new time suit you? Answer this message.',
  keeps: 'Your place follows: you have nothing to do.',
  heldKeeps: 'The place kept by your order {numero} follows.',
  carried: 'Your place moves to the session of {date}, after the others of your package.',
  kept: 'The next sessions have no place left: yours stays on your package, and you choose its date from “Mon suivi”.',
  heldCarried: 'Your order {numero} keeps the session of {date} instead.',
  heldKept:
    'The next sessions have no place left: once your order {numero} is paid, you choose the date from “Mon suivi”.',
  moved: 'Session moved',
  cancelled: 'Session cancelled',
  movedDetail: 'the session of {avant} takes place at another time or in another room.',
  cancelledDetail: 'the session of {avant} is cancelled.',
}
