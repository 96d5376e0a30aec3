import { formatInstant, formatMinutes } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { PortalVisit } from '@/lib/impersonation/types'
import type { InvitedFile, Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/**
 * The token is in the address and nowhere else; the page behind it asks for a press of a button ([1.B2] [6.R13]). It says
 * when the account was asked for, and no name: a stranger's form would write to others in our name.
 */
export function writeActivation(
  sender: Sender,
  { token, minutes, askedAt }: { token: string; minutes: number; askedAt: Instant },
  override: Override | null,
): MailContent {
  const button = buttonOf(sender, 'account_activation', urlOf(sender, `/activation/${token}`), true)
  const variables = {
    structure: sender.name,
    heures: formatMinutes(minutes, sender.locale),
    demande: formatInstant(askedAt, sender.timeZone, sender.locale),
    ...keptOf(sender),
  }
  return { ...frameOf(sender, 'account'), ...compose('account_activation', variables, { bouton: button }, override) }
}

/** What somebody new keeps: the address that writes to them, and the portal's ([2.A3]). */
const keptOf = (sender: Sender) => ({ adresse: sender.settings.email, lien_portail: urlOf(sender, '/connexion') })

type Invitation = { file: InvitedFile; token: string; days: number }

/** 'Nouveau client ajouté manuellement', and 'Invitation au portail': a link to choose a password ([2.A3] [2.A12]). */
export function writeInvitation(
  sender: Sender,
  template: 'client_added' | 'portal_invitation',
  { file, token, days }: Invitation,
  override: Override | null,
): MailContent {
  const variables = {
    structure: sender.name,
    prenom: file.firstName,
    numero: String(file.number),
    jours: String(days),
    ...keptOf(sender),
  }
  const bouton = buttonOf(sender, template, urlOf(sender, `/invitation/${token}`), true)
  return { ...frameOf(sender, 'account'), ...compose(template, variables, { bouton }, override) }
}

/**
 * 'Courriel lors de restauration' ([2.A6]): the way in again, which asks for each consent anew. Without a login that is open,
 * `token` is that of a link to choose a password.
 */
export function writeFileRestored(
  sender: Sender,
  { file, token, days }: { file: InvitedFile; token: string | null; days: number },
  override: Override | null,
): MailContent {
  const { restored } = wordsOf(sender)
  const variables = {
    structure: sender.name,
    prenom: file.firstName,
    numero: String(file.number),
    acces: token === null ? restored.open : restored.invited.replace('{jours}', String(days)),
    ...keptOf(sender),
  }
  const path = token === null ? '/connexion' : `/invitation/${token}`
  const bouton = buttonOf(sender, 'file_restored', urlOf(sender, path), token !== null)
  return { ...frameOf(sender, 'account'), ...compose('file_restored', variables, { bouton }, override) }
}

/** Whoever asked for a copy of their data, or of a structure's, is told that it is there ([2.A7] [1.H10]). */
export function writeExportReady(
  sender: Sender,
  { isOfStructure, days }: { isOfStructure: boolean; days: number },
  override: Override | null,
): MailContent {
  const path = isOfStructure ? '/gestion/exports' : '/mon-compte/profil#mes-donnees'
  const bouton = buttonOf(sender, 'export_ready', urlOf(sender, path))
  const variables = { structure: sender.name, jours: String(days) }
  return {
    ...frameOf(sender, isOfStructure ? 'staff' : 'member'),
    ...compose('export_ready', variables, { bouton }, override),
  }
}

/** To an address that has a login already: one more file opens with it ([2.A5]). */
export function writeFileAttached(sender: Sender, file: InvitedFile, override: Override | null): MailContent {
  const titulaire = `${file.firstName} ${file.lastName}`
  const variables = { structure: sender.name, titulaire, numero: String(file.number) }
  const bouton = buttonOf(sender, 'file_attached', urlOf(sender, '/connexion'))
  return { ...frameOf(sender, 'member'), ...compose('file_attached', variables, { bouton }, override) }
}

/** Asks a new address whether it is theirs; nothing changes before ([1.B5]). */
export function writeEmailConfirmation(
  sender: Sender,
  { token, minutes }: { token: string; minutes: number },
  override: Override | null,
): MailContent {
  const variables = { structure: sender.name, heures: formatMinutes(minutes, sender.locale) }
  const bouton = buttonOf(sender, 'email_confirmation', urlOf(sender, `/nouvelle-adresse/${token}`), true)
  return { ...frameOf(sender, 'account'), ...compose('email_confirmation', variables, { bouton }, override) }
}

/** Tells the old address what was asked, while it can still be stopped ([1.B5]). */
export function writeEmailChanging(sender: Sender, newEmail: string, override: Override | null): MailContent {
  const variables = { structure: sender.name, nouvelle: newEmail }
  return { ...frameOf(sender, 'member'), ...compose('email_changing', variables, {}, override) }
}

/** The office saw somebody's portal as they do, where the structure tells it ([2.B3]). */
export function writePortalSeen(
  sender: Sender,
  { startedAt, role }: Pick<PortalVisit, 'startedAt' | 'role'>,
  override: Override | null,
): MailContent {
  const { by, byTeam } = wordsOf(sender).visits
  const variables = {
    structure: sender.name,
    quand: formatInstant(startedAt, sender.timeZone, sender.locale),
    qui: role ? by[role] : byTeam,
  }
  const bouton = buttonOf(sender, 'portal_seen', urlOf(sender, '/mon-compte/profil'))
  return { ...frameOf(sender, 'member'), ...compose('portal_seen', variables, { bouton }, override) }
}

/** To somebody who asked for an account that they already have; the page itself said nothing of it ([1.B3]). */
export function writeAlreadyKnown(sender: Sender, override: Override | null): MailContent {
  const variables = { structure: sender.name, lien_oubli: urlOf(sender, '/mot-de-passe-oublie') }
  const button = buttonOf(sender, 'account_known', urlOf(sender, '/connexion'))
  return { ...frameOf(sender, 'account'), ...compose('account_known', variables, { bouton: button }, override) }
}

export function writeReset(sender: Sender, token: string, minutes: number, override: Override | null): MailContent {
  const button = buttonOf(sender, 'password_reset', urlOf(sender, `/nouveau-mot-de-passe/${token}`), true)
  const variables = { structure: sender.name, minutes: formatMinutes(minutes, sender.locale) }
  return { ...frameOf(sender, 'account'), ...compose('password_reset', variables, { bouton: button }, override) }
}
