import { formatInstant } from '@/lib/core/formatting'
import type { ContactFacts, Override, Sender } from '@/lib/messages/types'
import type { Fact, MailContent } from '../content'
import { compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, showPhone } from './brand'

/** To the structure's mailbox; answering goes to whoever wrote ([1.A1]). */
export function writeContact(sender: Sender, contact: ContactFacts, override: Override | null): MailContent {
  const words = wordsOf(sender)
  const labels: Record<string, string> = words.details
  const details = Object.entries(contact.details).map(([name, value]) => ({ label: labels[name] ?? name, value }))
  const facts: Fact[] = [
    { label: words.facts.name, value: contact.name },
    { label: words.facts.email, value: contact.email },
    ...(contact.phone ? [{ label: words.facts.phone, value: showPhone(contact.phone) }] : []),
    ...details,
    { label: words.facts.receivedAt, value: formatInstant(contact.receivedAt, sender.timeZone, sender.locale) },
  ]
  const places = { details: { kind: 'facts' as const, facts }, message: { kind: 'quote' as const, text: contact.body } }
  const base = frameOf(sender, 'staff')
  const common = { nom: contact.name, email: contact.email }
  if (contact.kind === 'rental') return { ...base, ...compose('rental_received', common, places, override) }
  return { ...base, ...compose('contact_received', { ...common, objet: contact.subject }, places, override) }
}
