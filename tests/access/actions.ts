import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk, rights, schoolHead } from '@/lib/staff/types'
import { nobodys } from './matrix'
import type { Household, World } from './support/world'

type Ids = Omit<Household, 'secrets'>

export type ActionRule = {
  /** Whom it serves. `anybody` may write, whoever they are: only what it answers is looked at. */
  who: 'member' | 'desk' | 'anybody'
  /** Of the office: who may do it, to what its fields name. Every other role is tried. */
  roles?: readonly StaffRole[]
  fields: (ids: Ids, world: World) => Record<string, string>
}

const person = {
  birthOn: '01/02/1990',
  addressLine1: '1 rue du Test',
  addressLine2: '',
  postcode: '75011',
  city: 'Paris',
  phone: '0199001234',
}
const offerTerms = {
  name: 'Pris',
  summary: 'Pris',
  description: 'Pris',
  conditions: 'Pris',
  credits: '1',
  lessonMinutes: '60',
  validityMonths: '1',
  price: '1',
}
const secret = 'une valise sous le piano'
const anybody = (fields: ActionRule['fields']): ActionRule => ({ who: 'anybody', fields })
const member = (fields: ActionRule['fields']): ActionRule => ({ who: 'member', fields })
const office = (fields: ActionRule['fields'], roles: readonly StaffRole[] = moneyDesk): ActionRule => ({
  who: 'desk',
  roles,
  fields,
})
/** Of whoever manages the team and the structure. */
const admin = (fields: ActionRule['fields']): ActionRule => office(fields, rights['staff.manage'])
/** About what is a colleague's: nothing that a teacher may touch. */
const school = (fields: ActionRule['fields']): ActionRule => office(fields, schoolHead)

const editor = (fields: ActionRule['fields']): ActionRule => office(fields, rights['offers.edit'])
const planner = (fields: ActionRule['fields']): ActionRule => office(fields, rights['passes.extend'])

const shownRefund = { seen: 'rien', requestKey: '00000000-0000-4000-8000-000000000000' }

/** Every server action, by its name. The ids are somebody else's. One that isn't here fails the test. */
export const actions: Record<string, ActionRule> = {
  logInAction: anybody(({ email }) => ({ identifier: email, password: 'faux mais long' })),
  logOutAction: anybody(() => ({})),
  signUpAction: anybody(({ email }) => ({
    ...person,
    email,
    firstName: 'Test',
    lastName: 'Test',
    password: secret,
    passwordConfirmation: secret,
    terms: 'on',
  })),
  activateAction: anybody(() => ({ token: 'inconnu' })),
  requestActivationAction: anybody(({ email }) => ({ identifier: email })),
  requestResetAction: anybody(({ email }) => ({ identifier: email })),
  resetPasswordAction: anybody(() => ({ token: 'inconnu', password: secret, passwordConfirmation: secret })),
  confirmEmailAction: anybody(() => ({ token: 'inconnu' })),
  acceptInvitationAction: anybody(() => ({ token: 'inconnu', password: secret, passwordConfirmation: secret })),
  sendContact: anybody(() => ({ name: 'Test', email: 'test@exemple.example', subject: 'Test', body: 'Test' })),
  sendRental: anybody(() => ({ name: 'Test', email: 'test@exemple.example', room: 'Test', body: 'Test' })),
  setGiftDetails: anybody(({ cartLineId }) => ({ line: cartLineId, recipientName: 'Test', sendOn: '01/01/2099' })),
  addToCart: anybody(() => ({ offer: '00000000-0000-4000-8000-000000000000' })),
  removeFromCart: anybody(({ cartLineId }) => ({ line: cartLineId })),
  changePasswordAction: member(() => ({ currentPassword: 'faux', password: secret, passwordConfirmation: secret })),
  endSessionAction: member(({ sessionId }) => ({ session: sessionId })),
  saveProfileAction: member(({ clientFileId, accountId }) => ({ birthOn: 'x', clientFileId, accountId })),
  withdrawMyDocumentAction: member(() => ({ piece: nobodys })),
  changeFileAction: member(({ clientFileId }) => ({ dossier: clientFileId })),
  answerConsentsAction: member(() => ({ phone: 'oui', post: 'oui', email: 'oui' })),
  sayConsentsAction: member(() => ({ newsletter: 'oui' })),
  chooseRemindersAction: member(() => ({ wantsReminders: 'on' })),
  answerAbsenceAction: anybody(() => ({ token: 'inconnu', choice: 'credit', startsAt: '' })),
  stopRemindersAction: anybody(() => ({ token: 'inconnu' })),
  saveLearnerAction: member(({ childId }) => ({
    learner: childId,
    firstName: 'Pris',
    lastName: 'Pris',
    birthOn: '01/02/2015',
  })),
  askCopyAction: member(({ childId }) => ({ learner: childId, email: 'copie@exemple.example' })),
  removeCopyAction: member(({ childId }) => ({ learner: childId })),
  confirmCopyAction: anybody(({ childId }) => ({ learner: childId, token: 'inconnu' })),
  stopCopyAction: anybody(({ childId }) => ({ learner: childId, token: 'inconnu' })),
  removeLearnerAction: member(({ childId }) => ({ learner: childId })),
  addToCartFor: member(({ childId }, { membershipOfferId }) => ({ offer: membershipOfferId, learner: childId })),
  addMembershipToCart: member(({ childId }, { membershipOfferId }) => ({ offer: membershipOfferId, learner: childId })),
  chooseLearner: member(({ cartLineId, childId }) => ({ line: cartLineId, learner: childId })),
  chooseStart: { who: 'anybody', fields: ({ cartLineId }) => ({ line: cartLineId, session: nobodys }) },
  showVoucherAction: member(() => ({ code: 'AAAA-BBBB-CCCC' })),
  redeemVoucherAction: member(({ voucherCode, childId }) => ({ bon: voucherCode, learner: childId })),
  sendVoucherAction: member(({ voucherId }) => ({ voucher: voucherId, email: 'pris@exemple.example' })),
  acceptCartChanges: member(() => ({ seen: 'rien' })),
  postponeAction: member(({ placeId }) => ({ bookingId: placeId, sessionId: nobodys })),
  placeCreditAction: member(({ groupPassId }) => ({ passId: groupPassId, sessionId: nobodys })),
  bookLessonAction: member(({ passId }, { teacher }) => ({
    passId,
    teacherId: teacher.id,
    startsAt: '2099-01-07T10:00:00Z',
  })),
  repeatLessonAction: member(({ passId }, { teacher }) => ({
    passId,
    teacherId: teacher.id,
    startsAt: '2099-01-07T10:00:00Z',
  })),
  moveLessonAction: member(({ bookingId }) => ({ bookingId, startsAt: '2099-01-07T10:00:00Z' })),
  cancelLessonAction: member(({ bookingId }) => ({ bookingId })),
  joinQueueAction: member(({ childId }, { offerId, colleague }) => ({
    offer: offerId,
    session: colleague.sessionId,
    [`learner-${childId}`]: 'on',
  })),
  leaveQueueAction: member(({ waitingEntryId }) => ({ entry: waitingEntryId })),
  acceptQueueOffer: member(({ waitingEntryId }) => ({ entry: waitingEntryId })),
  saveHoursAction: school((_ids, { colleague, structure }) => ({
    teacher: colleague.teacherId,
    weekday: '7',
    startsAt: '21:00',
    endsAt: '22:00',
    room: structure.roomIds[0],
    validFrom: '01/01/2099',
  })),
  placeHoursAction: school((_ids, { colleague, structure }) => ({
    teacher: colleague.teacherId,
    weekday: '7',
    startsAt: '21:00',
    endsAt: '22:00',
    room: structure.roomIds[0],
    validFrom: '01/01/2099',
  })),
  placeExceptionAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    kind: 'unavailable',
    startsOn: '02/01/2098',
  })),
  removeHoursAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    id: '00000000-0000-4000-8000-000000000000',
  })),
  addExceptionAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    kind: 'unavailable',
    startsOn: '01/01/2098',
  })),
  removeExceptionAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    id: '00000000-0000-4000-8000-000000000000',
  })),
  askAlertAction: member(({ passId }) => ({ passId, fromOn: '05/01/2099', untilOn: '11/01/2099' })),
  stopAlertAction: member(({ slotAlertId }) => ({ alert: slotAlertId })),
  addCalendarAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    address: 'https://agenda.example/a.ics',
  })),
  removeCalendarAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    calendar: '00000000-0000-4000-8000-000000000000',
  })),
  readCalendarAction: school((_ids, { colleague }) => ({
    teacher: colleague.teacherId,
    calendar: '00000000-0000-4000-8000-000000000000',
  })),
  openFeedAction: member(({ childId }) => ({ learner: childId })),
  endFeedAction: member(({ childId }) => ({ learner: childId, next: 'end' })),
  openTeacherFeedAction: school((_ids, { colleague }) => ({ teacher: colleague.teacherId })),
  endTeacherFeedAction: school((_ids, { colleague }) => ({ teacher: colleague.teacherId, next: 'end' })),
  validateOrder: member(() => ({ seen: 'rien', terms: 'on' })),
  startPayment: member(({ orderId }) => ({ order: orderId })),
  startInstalment: member(({ instalmentId }) => ({ instalment: instalmentId })),
  receiveInstalmentOtherwise: office(({ instalmentId, orderNumber }) => ({
    instalment: instalmentId,
    number: String(orderNumber),
    means: 'cash',
  })),
  createCourseAction: school((_ids, { colleague, structure }) => ({
    nom: 'Pris',
    professeur: colleague.teacherId,
    salle: structure.roomIds[0],
    jour: '1',
    heure: '10:00',
    duree: '60',
    places: '6',
    du: '01/01/2040',
    au: '31/01/2040',
    vu: '0'.repeat(16),
  })),
  extendCourseAction: school((_ids, { colleague }) => ({
    cours: colleague.courseId,
    jusqu: '2041-01-31',
    vu: '0'.repeat(16),
  })),
  setCourseOffersAction: school((_ids, { colleague }) => ({ cours: colleague.courseId })),
  moveSessionAction: school((_ids, { colleague, structure }) => ({
    seance: colleague.sessionId,
    jour: '03/03/2099',
    heure: '10:00',
    salle: structure.roomIds[0],
    raison: 'Pris',
  })),
  cancelSessionAction: school((_ids, { colleague }) => ({ seance: colleague.sessionId, raison: 'Pris' })),
  setCourseCapacityAction: school((_ids, { colleague }) => ({ cours: colleague.courseId, places: '3' })),
  setSessionCapacityAction: school((_ids, { colleague }) => ({ seance: colleague.sessionId, places: '3' })),
  bookForClientAction: school(({ passId }, { colleague }) => ({
    passId,
    teacherId: colleague.teacherId,
    startsAt: '2099-01-07T10:00:00Z',
  })),
  moveForClientAction: school(({ passId }, { colleague }) => ({
    passId,
    bookingId: nobodys,
    teacherId: colleague.teacherId,
    startsAt: '2099-01-07T10:00:00Z',
  })),
  cancelForClientAction: school(({ passId }) => ({ passId, bookingId: nobodys, message: 'Pris' })),
  sendVoucherByOffice: office(({ voucherId }) => ({ voucher: voucherId, email: 'pris@exemple.example' })),
  redeemVoucherByOffice: office(({ voucherId, clientFileId, childId }) => ({
    voucher: voucherId,
    client: clientFileId,
    learner: childId,
  })),
  declareAbsenceAction: school((_ids, { colleague }) => ({
    professeur: colleague.teacherId,
    du: '01/02/2040',
    choix: 'credit',
    vu: '0'.repeat(16),
  })),
  undoAbsenceAction: school(({ absenceId }) => ({ absence: absenceId })),
  answerForPupilAction: school(({ answerId }) => ({ answerId, choice: 'credit', startsAt: '' })),
  substituteSessionAction: school(({ absenceId }, { colleague }) => ({
    absence: absenceId,
    seance: colleague.sessionId,
    remplacant: colleague.teacherId,
  })),
  addClosureAction: school(() => ({ motif: 'Pris', du: '01/01/2040', au: '' })),
  removeClosureAction: school((_ids, { closureId }) => ({ fermeture: closureId })),
  extendPassAction: planner(({ passId }) => ({ forfait: passId, jusqu: '01/01/2090', raison: 'Pris' })),
  freezePassAction: planner(({ passId }) => ({
    forfait: passId,
    du: '01/01/2090',
    au: '02/01/2090',
    raison: 'Pris',
  })),
  undoPassChangeAction: planner(({ passId }) => ({ forfait: passId, raison: 'Pris' })),
  createOfferAction: editor(() => ({ ...offerTerms, kind: 'individual', name: 'Pris' })),
  changeOfferAction: editor((_ids, { membershipOfferId }) => ({
    ...offerTerms,
    kind: 'membership',
    offer: membershipOfferId,
    revision: '0',
  })),
  publishOfferAction: editor((_ids, { membershipOfferId }) => ({ offer: membershipOfferId, geste: 'masquer' })),
  moveOfferAction: editor((_ids, { membershipOfferId }) => ({ geste: `descendre:${membershipOfferId}` })),
  changeOffersAction: editor((_ids, { membershipOfferId }) => ({
    geste: 'masquer',
    offre: membershipOfferId,
    vu: '0123456789abcdef',
  })),
  undoOffersAction: editor(() => ({ lot: nobodys })),
  markAttendanceAction: school(({ bookingId }) => ({ bookingId, attendance: 'present' })),
  markAllPresentAction: school((_ids, { colleague }) => ({ sessionId: colleague.sessionId })),
  saveSettingsAction: admin(() => ({ section: 'textes', revision: '0', homeMessage: 'Pris', mailFooter: '' })),
  publishTermsAction: admin(() => ({
    body: 'Un texte pris, assez long pour être lu.',
    inForceFrom: '01/01/2099',
    seen: '1',
  })),
  withdrawTermsAction: admin(() => ({ version: '2' })),
  writeChapterAction: admin(() => ({ audience: 'member', slug: 'profil', title: 'Pris', body: 'Pris', seen: '' })),
  resetChapterAction: admin(() => ({ audience: 'member', slug: 'profil' })),
  inviteStaffAction: admin(() => ({
    firstName: 'Pris',
    lastName: 'Pris',
    email: 'pris@exemple.example',
    role: 'admin',
  })),
  resendStaffInvitationAction: admin(({ staffAccountId }) => ({ account: staffAccountId })),
  withdrawStaffInvitationAction: admin(({ staffAccountId }) => ({ account: staffAccountId })),
  changeRolesAction: admin(({ staffAccountId }) => ({ account: staffAccountId, role: 'admin' })),
  suspendStaffAction: admin(({ staffAccountId }) => ({ account: staffAccountId })),
  restoreStaffAction: admin(({ staffAccountId }) => ({ account: staffAccountId })),
  joinTeamAction: anybody(() => ({ token: 'inconnu' })),
  joinTeamWithPasswordAction: anybody(() => ({ token: 'inconnu', password: secret, passwordConfirmation: secret })),
  giveUpOrderAction: office(({ orderNumber }) => ({ number: String(orderNumber) })),
  remindPersonAction: office(({ clientFileId }) => ({ client: clientFileId })),
  addClientAction: office(
    () => ({ firstName: 'Pris', lastName: 'Pris', email: '', phone: '', birthOn: '', postcode: '', country: 'FR' }),
    rights['files.edit'],
  ),
  withdrawDocumentAction: office(() => ({ piece: nobodys }), rights['files.edit']),
  addNoteAction: office(
    ({ clientFileId }) => ({ dossier: clientFileId, about: 'general', body: 'Pris' }),
    rights['files.edit'],
  ),
  removeNoteAction: office(() => ({ note: nobodys }), rights['files.edit']),
  restoreNoteAction: office(() => ({ note: nobodys }), rights['files.edit']),
  changeIdentityAction: office(
    ({ clientFileId }) => ({
      dossier: clientFileId,
      firstName: 'Pris',
      lastName: 'Pris',
      email: '',
      phone: '',
      birthOn: '',
      postcode: '',
      country: 'FR',
    }),
    rights['files.edit'],
  ),
  inviteToPortalAction: office(({ clientFileId }) => ({ dossier: clientFileId, email: '' }), rights['files.edit']),
  openFileAction: office(() => ({ firstName: 'Pris', lastName: 'Pris', phone: '0199001234' })),
  sellAtDeskAction: office(({ clientFileId, childId }, { offerId }) => ({
    client: clientFileId,
    sale: '00000000-0000-4000-8000-000000000001',
    seen: 'rien',
    lines: `${offerId}.${childId}.${nobodys}`,
    payment: 'cash',
  })),
  deleteWaitingOrder: member(({ orderId }) => ({ order: orderId })),
  sendStatement: office(() => ({ file: 'Date;Libellé;Montant' })),
  matchTransfers: office(({ transferId, orderId }) => ({ match: `${transferId}:${'0'.repeat(64)}:${orderId}` })),
  recordPayout: office(({ clientFileId }) => ({ file: clientFileId, seen: '1', amount: '0,01', reason: 'Test' })),
  setTransferAside: office(({ transferId }) => ({ transfer: transferId })),
  takeTransferUp: office(({ transferId }) => ({ transfer: transferId })),
  recordOrderTransfer: office(({ orderId, orderNumber }) => ({
    order: orderId,
    number: String(orderNumber),
    seen: '0',
    amount: '1,00',
    reference: '',
  })),
  recordCheque: office(({ instalmentId, orderNumber }) => ({
    payment: instalmentId,
    number: String(orderNumber),
    seen: '0',
    amount: '1,00',
    date: '18/11/2026',
  })),
  recordBounce: office(({ chequeId, orderNumber }) => ({ cheque: chequeId, number: String(orderNumber) })),
  depositTicked: office(({ chequeId }) => ({ cheque: chequeId })),
  withdrawAction: member(({ orderId, orderLineId }) => ({ ...shownRefund, order: orderId, line: orderLineId })),
  refundAction: office(({ orderId, orderLineId }) => ({ ...shownRefund, order: orderId, line: orderLineId })),
  payBackAction: office(() => ({ part: shownRefund.requestKey, reference: 'VIR 1' })),
  withdrawRateRequest: member(({ rateRequestId }) => ({ request: rateRequestId })),
  grantWithoutRequest: office(({ childId }) => ({ learner: childId, endsOn: '31/08/2027', reason: 'Vu' })),
  grantRateRequest: office(({ rateRequestId }) => ({ request: rateRequestId, endsOn: '31/08/2099' })),
  refuseRateRequest: office(({ rateRequestId }) => ({ request: rateRequestId, reason: 'Non' })),
  revokeReducedRate: office(({ grantId }) => ({ grant: grantId, reason: 'Non' })),
  leaveAction: member(() => ({ password: secret, understood: 'on' })),
  removeClientAction: office(({ clientFileId }) => ({ file: clientFileId, reason: 'Test' }), rights['files.remove']),
  restoreClientAction: office(
    ({ clientFileId }) => ({ file: clientFileId, email: '', phone: '', birthOn: '', postcode: '', country: 'FR' }),
    rights['files.remove'],
  ),
  mergeAction: office(
    ({ fileNumber }) => ({ kept: String(fileNumber), merged: String(fileNumber), seen: 'rien' }),
    rights['files.merge'],
  ),
  undoMergeAction: office(() => ({ merger: shownRefund.requestKey }), rights['files.merge']),
  dismissPairAction: office(
    ({ fileNumber }) => ({ one: String(fileNumber), other: String(fileNumber) }),
    rights['files.merge'],
  ),
}
