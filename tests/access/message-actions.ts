import { rights, staffRoles } from '@/lib/staff/types'
import { nobodys } from './matrix'
import { type ActionRule, anybody, office } from './support/action-rules'

/** What the office does about messages: what didn't arrive, what is said elsewhere; and what a reader answers. */
export const messageActions: Record<string, ActionRule> = {
  sendAgainAction: office(() => ({ message: nobodys }), rights['messages.repair']),
  handleTroubleAction: office(() => ({ message: nobodys }), rights['messages.troubles']),
  correctAddressAction: office(() => ({ failure: nobodys, email: 'a@b.example' }), rights['messages.repair']),
  addCommunicationAction: office(
    ({ clientFileId }) => ({
      dossier: clientFileId,
      kind: 'call',
      direction: 'to_client',
      day: '01/01/2026',
      body: 'Pris',
    }),
    rights['files.edit'],
  ),
  removeCommunicationAction: office(() => ({ communication: nobodys }), rights['files.edit']),
  restoreCommunicationAction: office(() => ({ communication: nobodys }), rights['files.edit']),
  sendMissedAction: office(() => ({ failure: nobodys }), rights['messages.repair']),
  closeAddressAction: office(() => ({ failure: nobodys }), rights['messages.repair']),
  steerAction: office(() => ({ mailing: nobodys, move: 'pause' }), staffRoles),
  subscriptionAction: anybody(() => ({ token: 'inconnu' })),
}
