import 'server-only'
import {
  writeActivation,
  writeAlreadyKnown,
  writeEmailChanging,
  writeEmailConfirmation,
  writeExportReady,
  writeFileAttached,
  writeFileRestored,
  writeInvitation,
  writeReset,
} from '@/emails/messages/account'
import { issueEmailLink } from '@/lib/accounts/commands/change-email'
import { linkMinutes } from '@/lib/accounts/types'
import { unwrap } from '@/lib/core/outcome'
import { exportDays } from '@/lib/exports/rules'
import { issueLink } from '../commands/write-messages'
import { findExportFacts } from '../queries/find-export-facts'
import { findAccountRecipient, findInvitedFile } from '../queries/get-sender'
import type { Occasion } from '../types'
import { type Letter, prepare } from './prepare'

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

/**
 * To whoever the office opened a file for, or invites to the portal ([2.A3] [2.A12]). An account that is open already gets
 * no link: its holder logs in as usual ([2.A5]).
 */
export function tellInvited(
  occasion: Occasion,
  accountId: string,
  { clientFileId, isNew }: { clientFileId: string | null; isNew: boolean },
): Promise<string[]> {
  return prepare(occasion, async () => {
    const { structureId } = occasion
    const invited = await findInvitedFile(structureId, accountId, clientFileId)
    if (!invited) return []
    const { email: recipient, status, ...file } = invited
    const to = { recipient, clientFileId: file.id }
    if (status === 'active')
      return [{ ...to, template: 'file_attached', write: (from, text) => writeFileAttached(from, file, text) }]
    const template = isNew ? 'client_added' : 'portal_invitation'
    const token = unwrap(await issueLink(structureId, accountId, 'portal_invitation'))
    const link = { file, token, days: linkMinutes.portal_invitation / (24 * 60) }
    return [{ ...to, template, write: (from, text) => writeInvitation(from, template, link, text) }]
  })
}

/** To a client who was deactivated and whose file is open again: a way in, and each consent to say anew ([2.A6]). */
export function tellRestored(occasion: Occasion, accountId: string, clientFileId: string | null): Promise<string[]> {
  return prepare(occasion, async () => {
    const { structureId } = occasion
    const restored = await findInvitedFile(structureId, accountId, clientFileId)
    if (!restored) return []
    const { email: recipient, status, ...file } = restored
    const isOpen = status === 'active'
    const token = isOpen ? null : unwrap(await issueLink(structureId, accountId, 'portal_invitation'))
    const days = linkMinutes.portal_invitation / (24 * 60)
    const write: Letter['write'] = (from, text) => writeFileRestored(from, { file, token, days }, text)
    return [{ template: 'file_restored', recipient, clientFileId: file.id, write }]
  })
}

/** A new address asked for by the office: its link there, and word of it to the old one ([1.B5]). */
export function tellEmailAsked(occasion: Occasion, accountId: string, clientFileId: string | null): Promise<string[]> {
  return prepare(occasion, async () => {
    const { structureId } = occasion
    const person = await findAccountRecipient(structureId, accountId)
    const link = person?.status === 'active' ? unwrap(await issueEmailLink(structureId, accountId)) : null
    if (!person || !link) return []
    const { token, newEmail } = link
    const minutes = linkMinutes.email_change
    return [
      {
        template: 'email_confirmation',
        recipient: newEmail,
        clientFileId,
        write: (from, text) => writeEmailConfirmation(from, { token, minutes }, text),
      },
      {
        template: 'email_changing',
        recipient: person.email,
        clientFileId,
        write: (from, text) => writeEmailChanging(from, newEmail, text),
      },
    ]
  })
}

/** To whoever asked for a copy of data ([2.A7] [1.H10]). */
export function tellExportReady(occasion: Occasion, exportId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const ready = await findExportFacts(occasion.structureId, exportId)
    if (!ready) return []
    const facts = { isOfStructure: ready.kind === 'structure', days: exportDays }
    const { email: recipient, clientFileId } = ready
    return [
      { template: 'export_ready', recipient, clientFileId, write: (from, text) => writeExportReady(from, facts, text) },
    ]
  })
}
