import { rights } from '@/lib/staff/types'
import { nobodys } from './matrix'
import { type ActionRule, anybody, member, office, own } from './support/action-rules'

const secret = 'une valise sous le piano'

/** What the office and members do about people: their files, consents, notes, documents, invitations. */
export const peopleActions: Record<string, ActionRule> = {
  confirmEmailAction: anybody(() => ({ token: 'inconnu' })),
  acceptInvitationAction: anybody(() => ({ token: 'inconnu', password: secret, passwordConfirmation: secret })),
  withdrawMyDocumentAction: member(() => ({ piece: nobodys })),
  changeFileAction: member(({ clientFileId }) => ({ dossier: clientFileId })),
  setMyBillingAction: own(() => ({ billingName: '' })),
  answerConsentsAction: own(() => ({ phone: 'oui', post: 'oui', email: 'oui' })),
  sayConsentsAction: own(() => ({ newsletter: 'oui' })),
  addClientAction: office(
    () => ({ firstName: 'Pris', lastName: 'Pris', email: '', phone: '', birthOn: '', postcode: '', country: 'FR' }),
    rights['files.edit'],
  ),
  withdrawDocumentAction: office(() => ({ piece: nobodys }), rights['files.edit']),
  addNoteAction: office(
    ({ clientFileId }) => ({ dossier: clientFileId, about: 'general', body: 'Pris' }),
    rights['files.edit'],
  ),
  chooseColumnsAction: office(() => ({ colonne: 'email' }), rights['files.see']),
  removeOwnNoteAction: office(() => ({ note: nobodys }), rights['school.teach']),
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
  setFileBillingAction: office(({ clientFileId }) => ({ dossier: clientFileId }), rights['files.edit']),
  billOrderAction: office(({ orderId, orderNumber }) => ({ order: orderId, number: String(orderNumber) })),
  inviteToPortalAction: office(({ clientFileId }) => ({ dossier: clientFileId, email: '' }), rights['files.edit']),
}
