import 'server-only'
import { writeContact } from '@/emails/messages/contact'
import { findContactFacts } from '../queries/find-contact-facts'
import { getSender } from '../queries/get-sender'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** What a visitor wrote, to the mailbox of the administration; answers go to the visitor ([1.A1]). */
export function tellContact(occasion: Occasion, contactRequestId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const contact = await findContactFacts(occasion.structureId, contactRequestId)
    if (!contact) return []
    const { settings } = await getSender(occasion.structureId)
    return [
      {
        template: contact.kind === 'rental' ? 'rental_received' : 'contact_received',
        recipient: settings.officeEmail,
        replyTo: contact.email,
        write: (sender, override) => writeContact(sender, contact, override),
      },
    ]
  })
}
