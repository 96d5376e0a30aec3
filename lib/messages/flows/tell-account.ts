import 'server-only'
import { writeActivation, writeAlreadyKnown, writeReset } from '@/emails/messages/account'
import { linkMinutes } from '@/lib/accounts/types'
import { unwrap } from '@/lib/core/outcome'
import { issueLink } from '../commands/write-messages'
import { findAccountRecipient } from '../queries/get-sender'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** The link of a sign-up ([1.B2]), or of a forgotten password ([1.B4]). */
export function tellLink(occasion: Occasion, accountId: string, kind: 'activation' | 'reset'): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findAccountRecipient(occasion.structureId, accountId)
    if (person?.status !== (kind === 'activation' ? 'pending' : 'active')) return []
    const token = unwrap(await issueLink(occasion.structureId, accountId, kind))
    return [
      {
        template: kind === 'activation' ? 'account_activation' : 'password_reset',
        recipient: person.email,
        clientFileId: person.clientFileId,
        write: (sender, override) =>
          kind === 'activation'
            ? writeActivation(sender, { token, minutes: linkMinutes[kind], askedAt: person.createdAt }, override)
            : writeReset(sender, token, linkMinutes[kind], override),
      },
    ]
  })
}

/** To whoever asked for an account that they already have ([1.B3]). */
export function tellAlreadyKnown(occasion: Occasion, accountId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findAccountRecipient(occasion.structureId, accountId)
    if (person?.status !== 'active') return []
    const { email: recipient, clientFileId } = person
    return [{ template: 'account_known', recipient, clientFileId, write: writeAlreadyKnown }]
  })
}
