import absences from './fr/absences'
import accountCredits from './fr/account-credits'
import accounting from './fr/accounting'
import accounts from './fr/accounts'
import agenda from './fr/agenda'
import availability from './fr/availability'
import bookings from './fr/bookings'
import calendars from './fr/calendars'
import cart from './fr/cart'
import catalogue from './fr/catalogue'
import cheques from './fr/cheques'
import clientFiles from './fr/client-files'
import closures from './fr/closures'
import common from './fr/common'
import communications from './fr/communications'
import courses from './fr/courses'
import deliveries from './fr/deliveries'
import desk from './fr/desk'
import drafts from './fr/drafts'
import duplicates from './fr/duplicates'
import exports from './fr/exports'
import figures from './fr/figures'
import files from './fr/files'
import gate from './fr/gate'
import gifts from './fr/gifts'
import help from './fr/help'
import helpStaff from './fr/help-staff'
import impersonation from './fr/impersonation'
import imports from './fr/imports'
import interests from './fr/interests'
import journal from './fr/journal'
import learners from './fr/learners'
import mailings from './fr/mailings'
import memberships from './fr/memberships'
import mails from './fr/messages'
import offers from './fr/offers'
import orders from './fr/orders'
import papers from './fr/papers'
import passChanges from './fr/pass-changes'
import passes from './fr/passes'
import payments from './fr/payments'
import people from './fr/people'
import places from './fr/places'
import pricing from './fr/pricing'
import refunds from './fr/refunds'
import removals from './fr/removals'
import schedules from './fr/schedules'
import school from './fr/school'
import segments from './fr/segments'
import settings from './fr/settings'
import site from './fr/site'
import siteEditor from './fr/site-editor'
import staff from './fr/staff'
import teaching from './fr/teaching'
import templates from './fr/templates'
import transfers from './fr/transfers'
import waitingLists from './fr/waiting-lists'
import writeOffs from './fr/write-offs'

/** Every French text of the product, by domain. */
const messages = {
  absences,
  accountCredits,
  accounting,
  accounts,
  agenda,
  availability,
  bookings,
  calendars,
  cart,
  catalogue,
  cheques,
  clientFiles,
  closures,
  common,
  courses,
  deliveries,
  communications,
  desk,
  drafts,
  duplicates,
  figures,
  exports,
  files,
  gate,
  gifts,
  help: { ...help, staff: helpStaff },
  impersonation,
  imports,
  interests,
  journal,
  learners,
  mailings,
  memberships,
  messages: mails,
  offers,
  orders,
  papers,
  passChanges,
  passes,
  payments,
  people,
  places,
  pricing,
  schedules,
  school,
  segments,
  settings,
  refunds,
  removals,
  site,
  siteEditor,
  staff,
  teaching,
  templates,
  transfers,
  waitingLists,
  writeOffs,
}

export default messages
