import type { MailWords } from '../fr/mail-words'
import * as lessons from './mail-words-lessons'
import * as money from './mail-words-money'

/** What the code says in the mails of the product, in English ([2.C3]). */
export const mailWordsInEnglish: MailWords = {
  ...lessons,
  ...money,
  footer: {
    why: {
      account: 'You receive this message because this address was given to {structure}.',
      member: 'You receive this message because you have an account at {structure}.',
      gift: 'You receive this message because somebody offers you a gift voucher from {structure}.',
      staff: 'Automatic message of the portal of {structure}.',
    },
    reach: 'Any question? Answer this message or call {telephone}.',
    staffReach: 'Office of {structure}',
    link: 'If the button doesn’t work, copy this address into your browser:',
  },
  facts: {
    lesson: 'Lesson',
    learner: 'Student',
    teacher: 'Teacher',
    date: 'Date',
    time: 'Time',
    place: 'Place',
    room: 'Room',
    pass: 'Package',
    member: 'Booked by',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    subject: 'Subject',
    receivedAt: 'Received on',
    cancelledBy: 'Cancelled by',
    agenda: 'Calendar',
  },
  details: { wantedOn: 'Wanted date', room: 'Wanted room', hours: 'Hours', people: 'Participants' },
  hours: 'from {debut} to {fin}',
  weekdayAt: '{jour} at {heure}',
  forWhom: ', for {eleve}',
  days: '{nombre}\u00a0days',
  and: ' and ',
  restored: {
    invited:
      'This link lets you choose a password; it works once and stays valid for {jours} days. Your login is this address.',
    open: 'Log in with the address and the password that you already have.',
  },
  copy: {
    note: 'Copy, for information, of a message about the lessons of {eleve}.',
    why: 'You receive this copy because this address agreed to it. Stop receiving copies',
  },
  decision: {
    approved: {
      subject: 'Your message is approved',
      announce: 'your message “{sujet}” is approved by an administrator of {structure}: it is leaving.',
    },
    declined: {
      subject: 'Your message is declined',
      announce:
        'your message “{sujet}” is declined by an administrator of {structure}, for the reason below. You may change it and submit it again.',
    },
  },
  jointWithoutSubject: 'without a subject yet',
  calendar: {
    summary: '{cours} with {professeur}',
    cancelled: 'Cancelled: {cours} with {professeur}',
    teacher: '{cours}: {eleve}',
  },
  access: {
    roles: { subject: 'Your roles have changed', announce: 'you are now {roles} in the team of {structure}.' },
    suspended: {
      subject: 'Your access is suspended',
      announce: 'your access to the office of {structure} is suspended, and your devices are logged out.',
    },
    restored: {
      subject: 'Your access is restored',
      announce: 'your access to the office of {structure} is restored, with the same roles as before: {roles}.',
    },
    factor_reset: {
      subject: 'Your second factor was removed',
      announce:
        'an administrator of {structure} removed your second factor, and your devices are logged out. Set a new one up from the page “Sécurité”.',
    },
  },
  visits: {
    by: { teacher: 'a teacher', organiser: 'an organiser', accountant: 'the accountant', admin: 'the office' },
    byTeam: 'the team',
  },
  roles: { teacher: 'Teacher', organiser: 'Organiser', accountant: 'Accountant', admin: 'Administrator' },
}
