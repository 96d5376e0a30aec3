import { z } from 'zod'
import type { Attachment } from './tables'

const maxRecipients = 50
/** A line break in an address or a subject would begin a header of its own. */
const oneLine = z.string().refine((text) => !/[\r\n]/.test(text), { error: 'must be on one line' })
const address = oneLine.regex(/^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  error: 'must be `email@example.com` or `Name <email@example.com>`',
})
const addresses = z
  .union([address, z.array(address).max(maxRecipients)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]))

const attachment = z.object({
  content: z.string().optional(),
  filename: oneLine.optional(),
  path: z.string().optional(),
  content_type: oneLine.optional(),
  content_id: z.string().optional(),
})

const types: Record<string, string> = {
  ics: 'text/calendar',
  pdf: 'application/pdf',
  txt: 'text/plain',
  png: 'image/png',
}

function toAttachment(given: z.infer<typeof attachment>): Attachment {
  const filename = given.filename ?? 'piece-jointe'
  const content = given.content ?? ''
  const contentType = given.content_type ?? types[filename.split('.').pop() ?? ''] ?? 'application/octet-stream'
  return { filename, contentType, content, size: Buffer.from(content, 'base64').length }
}

/** What the `resend` SDK posts, with the refusals of the real service for what it would refuse. */
export const emailSchema = z
  .object({
    from: address,
    to: addresses,
    cc: addresses,
    bcc: addresses,
    reply_to: addresses,
    subject: oneLine,
    html: z.string().nullish(),
    text: z.string().nullish(),
    headers: z.record(z.string(), oneLine).nullish(),
    tags: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    attachments: z.array(attachment).nullish(),
  })
  .refine((email) => email.to.length > 0, { error: 'Missing `to` field.' })
  .refine((email) => Boolean(email.html || email.text), { error: 'Missing `html` or `text` field.' })
  .transform((email) => ({ ...email, attachments: (email.attachments ?? []).map(toAttachment) }))

export type Email = z.infer<typeof emailSchema>

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&quot;', '"')

/** Every address that a reader could follow, in order, each once. */
export function listLinks(html: string | null, text: string | null): string[] {
  const inHtml = [...(html ?? '').matchAll(/href="([^"]+)"/g)].map((match) => decode(match[1]!))
  const inText = (text ?? '').match(/https?:\/\/[^\s<>()"]+/g) ?? []
  return [...new Set([...inHtml, ...inText])].filter((link) => !link.startsWith('#'))
}
