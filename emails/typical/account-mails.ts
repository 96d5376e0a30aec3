import type { MessageTemplate } from '@/lib/templates/types'
import * as accounts from '../messages/account'
import { writeContact } from '../messages/contact'
import { writeDecision, writeJointInvitation } from '../messages/mailing'
import { writeStaffAccess, writeStaffInvitation } from '../messages/staff'
import { askedAt, contact, invitedFile, rental, token } from './people'
import type { WriteTypical } from './write'

const fileOf = (who: { firstName: string; lastName: string }) => ({ ...invitedFile, ...who })

const typicalDecision = {
  mailingId: '00000000-0000-4000-8000-000000000000',
  subject: 'La salle change samedi',
  decision: 'declined',
  reason: 'Précisez l’adresse de la nouvelle salle.',
} as const

const typicalJoint = {
  mailingId: typicalDecision.mailingId,
  author: 'Béatrice Roussel',
  subject: 'Nos prochains ateliers',
}

/** The mails about accounts, files, the team and what visitors write, with typical facts. */
export const accountMails = {
  account_activation: (sender, _who, own) => accounts.writeActivation(sender, { token, minutes: 1440, askedAt }, own),
  account_known: (sender, _who, own) => accounts.writeAlreadyKnown(sender, own),
  password_reset: (sender, _who, own) => accounts.writeReset(sender, token, 30, own),
  client_added: (sender, who, own) =>
    accounts.writeInvitation(sender, 'client_added', { file: fileOf(who), token, days: 14 }, own),
  portal_invitation: (sender, who, own) =>
    accounts.writeInvitation(sender, 'portal_invitation', { file: fileOf(who), token, days: 14 }, own),
  file_attached: (sender, who, own) => accounts.writeFileAttached(sender, fileOf(who), own),
  file_restored: (sender, who, own) => accounts.writeFileRestored(sender, { file: fileOf(who), token, days: 14 }, own),
  portal_seen: (sender, _who, own) => accounts.writePortalSeen(sender, { startedAt: askedAt, role: 'admin' }, own),
  email_confirmation: (sender, _who, own) => accounts.writeEmailConfirmation(sender, { token, minutes: 1440 }, own),
  email_changing: (sender, _who, own) => accounts.writeEmailChanging(sender, 'nouvelle@exemple.example', own),
  export_ready: (sender, _who, own) => accounts.writeExportReady(sender, { isOfStructure: false, days: 7 }, own),
  staff_invitation: (sender, { firstName }, own) =>
    writeStaffInvitation(
      sender,
      { token, days: 7, firstName, inviter: 'Béatrice Roussel', roles: ['organiser', 'teacher'] },
      own,
    ),
  staff_access_changed: (sender, { firstName }, own) =>
    writeStaffAccess(sender, { firstName, roles: ['organiser'], what: 'restored' }, own),
  mailing_decided: (sender, { firstName }, own) => writeDecision(sender, { ...typicalDecision, firstName }, own),
  mailing_invited: (sender, { firstName }, own) => writeJointInvitation(sender, { ...typicalJoint, firstName }, own),
  contact_received: (sender, _who, own) => writeContact(sender, { ...contact, kind: 'contact', details: {} }, own),
  rental_received: (sender, _who, own) => writeContact(sender, rental, own),
} satisfies Partial<Record<MessageTemplate, WriteTypical>>
