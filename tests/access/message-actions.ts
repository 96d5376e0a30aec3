import { rights, staffRoles } from '@/lib/staff/types'
import { nobodys } from './matrix'
import { type ActionRule, anybody, member, office } from './support/action-rules'

/** Somebody else's message. */
const aDraft = { envoi: nobodys, revision: '0' }

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
  setInterestAction: member(() => ({ offre: nobodys, envie: 'oui' })),
  noteInterestAction: office(
    ({ clientFileId }) => ({ dossier: clientFileId, offre: nobodys, envie: 'oui' }),
    rights['files.edit'],
  ),
  writeTemplateAction: office(
    () => ({ modele: 'order-paid', langue: 'fr-FR', seen: '0', subject: 'Pris', body: 'Pris' }),
    rights['templates.edit'],
  ),
  showTemplateAction: office(
    () => ({ modele: 'order-paid', langue: 'fr-FR', seen: '0', subject: 'Pris', body: 'Pris' }),
    rights['templates.edit'],
  ),
  resetTemplateAction: office(() => ({ modele: 'order-paid', langue: 'fr-FR', seen: '7' }), rights['templates.edit']),
  createTemplateAction: office(() => ({ name: ' ' }), rights['templates.edit']),
  renameTemplateAction: office(() => ({ template: nobodys, name: 'Pris' }), rights['templates.edit']),
  archiveTemplateAction: office(() => ({ template: nobodys, away: 'oui' }), rights['templates.edit']),
  saveSegmentAction: office(
    () => ({ name: 'Test', requete: 'c.quoi=toutes&c.0.quoi=adherent' }),
    rights['segments.use'],
  ),
  changeSegmentAction: office(
    () => ({ segment: nobodys, revision: '0', name: 'Test', requete: 'c.quoi=toutes&c.0.quoi=adherent' }),
    rights['segments.use'],
  ),
  removeSegmentAction: office(() => ({ segment: nobodys }), rights['segments.use']),
  restoreSegmentAction: office(() => ({ segment: nobodys }), rights['segments.use']),
  startLetterAction: office(({ fileNumber }) => ({ dossier: String(fileNumber) }), rights['messages.write']),
  startRosterAction: office(() => ({ cours: nobodys, fichier: nobodys }), rights['messages.roster']),
  startMassAction: office(() => ({ segment: nobodys, audience: 'email' }), rights['messages.mass']),
  startJointAction: office(() => ({ pays: 'nulle part', audience: 'email' }), rights['messages.mass']),
  inviteAuthorsAction: office(() => ({ ...aDraft, auteur: nobodys }), rights['messages.mass']),
  agreeAction: office(() => ({ ...aDraft, fichiers: '0', accord: 'oui' }), rights['messages.mass']),
  saveDraftAction: office(() => ({ ...aDraft, subject: 'Pris' }), staffRoles),
  chooseReadersAction: office(() => ({ ...aDraft, fichier: nobodys }), staffRoles),
  discardDraftAction: office(() => aDraft, staffRoles),
  sendDraftAction: office(() => aDraft, staffRoles),
  approveDraftAction: office(() => aDraft, rights['messages.approve']),
  declineDraftAction: office(() => ({ ...aDraft, raison: 'Pris' }), rights['messages.approve']),
}
