import { formatInstant, formatMinutes } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
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
  const button = buttonOf('account_activation', urlOf(sender, `/activation/${token}`), true)
  const variables = {
    structure: sender.name,
    heures: formatMinutes(minutes),
    demande: formatInstant(askedAt, sender.timeZone),
  }
  return { ...frameOf(sender, 'account'), ...compose('account_activation', variables, { bouton: button }, override) }
}

/** To somebody who asked for an account that they already have; the page itself said nothing of it ([1.B3]). */
export function writeAlreadyKnown(sender: Sender, override: Override | null): MailContent {
  const variables = { structure: sender.name, lien_oubli: urlOf(sender, '/mot-de-passe-oublie') }
  const button = buttonOf('account_known', urlOf(sender, '/connexion'))
  return { ...frameOf(sender, 'account'), ...compose('account_known', variables, { bouton: button }, override) }
}

export function writeReset(sender: Sender, token: string, minutes: number, override: Override | null): MailContent {
  const button = buttonOf('password_reset', urlOf(sender, `/nouveau-mot-de-passe/${token}`), true)
  const variables = { structure: sender.name, minutes: formatMinutes(minutes) }
  return { ...frameOf(sender, 'account'), ...compose('password_reset', variables, { bouton: button }, override) }
}
