import { absenceTexts } from './absence-mails'
import { restoredTexts } from './client-mails'
import { copyTexts } from './copy-mails'
import { creditTexts } from './credit-mails'
import { dueTexts } from './due-mails'
import { dueTexts as dunningTexts } from './dunning-mails'
import { giftTexts } from './gift-mails'
import impersonation from './impersonation'
import { lessonMailTexts } from './lesson-mails'
import { decisionTexts, jointWithoutSubject } from './mailing-mails'
import { byMeans } from './means'
import texts from './messages'
import payments from './payments'
import { placeMailTexts } from './place-mails'
import { queueTexts } from './queue-mails'
import refundMails from './refund-mails'
import { sessionTexts } from './session-mails'
import staff from './staff'
import { accessTexts } from './staff-mails'

const { templates: _templates, ...common } = texts
const { visits } = impersonation

/** What the code says in the mails of the product, around the words of a template: each language has them ([2.C3]). */
export const mailWords = {
  ...common,
  hours: 'de {debut} à {fin}',
  weekdayAt: '{jour} à {heure}',
  forWhom: ', pour {eleve}',
  days: '{nombre}\u00a0jours',
  and: ' et ',
  byMeans,
  absence: absenceTexts,
  restored: restoredTexts,
  copy: copyTexts,
  credit: creditTexts,
  due: dueTexts,
  dunning: dunningTexts,
  gift: giftTexts,
  repeated: lessonMailTexts,
  decision: decisionTexts,
  jointWithoutSubject,
  place: placeMailTexts,
  queue: queueTexts,
  refund: refundMails.refund,
  disputes: refundMails.ends,
  session: sessionTexts,
  access: accessTexts,
  failures: payments.failures,
  visits: { by: visits.by, byTeam: visits.byTeam },
  roles: staff.roles,
}

/** The same, of any language. */
export type MailWords = Widen<typeof mailWords>
type Widen<Texts> = Texts extends string ? string : { readonly [Name in keyof Texts]: Widen<Texts[Name]> }
