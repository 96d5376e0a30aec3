import 'server-only'
import type { MailContent } from '@/emails/content'
import { commonValuesOf, valuesOf } from '@/emails/messages/values'
import { writeWritten } from '@/emails/messages/written'
import { renderMail } from '@/emails/render'
import { describeTemplate } from '@/emails/template'
import { somebody, writeTypical } from '@/emails/typical'
import { typicalCourse, typicalOffer } from '@/emails/typical/people'
import type { Locale } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { accept, type Outcome } from '@/lib/core/outcome'
import { findTeamMember } from '@/lib/staff/queries'
import { getStructureById } from '@/lib/structures/queries'
import { queueTrial } from '../commands/queue-trial'
import { resetWords, saveWords } from '../commands/save-words'
import { findReader } from '../queries/find-reader'
import { checkText, eventRules, listNamed, writtenVariables } from '../rules'
import type {
  MessageTemplate,
  Reader,
  TemplateKey,
  TemplateRefusal,
  TemplateText,
  TextRefusal,
  TextRules,
} from '../types'

/** A template's words in the making: what they are of, in which language, and for whom they are shown. */
export type Draft = TemplateText & { key: TemplateKey; locale: Locale; clientFileId: string | null }
type Refusal = TemplateRefusal | TextRefusal

/** What the words of a template may be made of ([2.C3]). */
export const rulesOf = (key: TemplateKey): TextRules =>
  'event' in key ? eventRules(key.event, describeTemplate(key.event)) : { known: writtenVariables }

async function findAddressee(structureId: string, draft: Draft, currency: string): Promise<Reader> {
  const { clientFileId, locale } = draft
  const found = clientFileId ? await findReader(structureId, clientFileId, listNamed(draft)) : null
  const typical = { clientFileId: '', email: null, civility: 'madame', balanceCents: 12_000, currency } as const
  return { ...typical, ...somebody, ...found, locale }
}

/** A mail of the product in the words being written, as it will leave. */
function composeEvent(sender: Sender, event: MessageTemplate, draft: Draft, reader: Reader): MailContent {
  const { subject, body, locale } = draft
  const override = { subject, body, locale, common: commonValuesOf(sender, reader) }
  return writeTypical(event, sender, reader, override)
}

type Sender = Awaited<ReturnType<typeof getSenderOf>>
const getSenderOf = async (structureId: string, locale: Locale) => ({
  ...(await getStructureById(structureId)),
  locale,
  origin: env().APP_URL,
})

/** A template as a real client, or a typical one, would read it; with a text that can't be saved, what is wrong ([2.C3]). */
export async function showTemplate(actor: Staff, draft: Draft) {
  const checked = checkText(draft, rulesOf(draft.key))
  if (!checked.ok) return checked
  const { structureId } = actor
  const sender = await getSenderOf(structureId, draft.locale)
  const [reader, author] = await Promise.all([
    findAddressee(structureId, draft, sender.currency),
    findTeamMember(structureId, actor.accountId),
  ])
  const name = author ? `${author.firstName} ${author.lastName}`.trim() : ''
  const content =
    'event' in draft.key
      ? composeEvent(sender, draft.key.event, draft, reader)
      : writeWritten(sender, {
          ...{ subject: draft.subject, body: draft.body, locale: draft.locale, author: name || sender.name },
          values: {
            ...valuesOf(sender, reader, { author: name || sender.name, subject: typicalOffer }),
            ...valuesOf(sender, reader, { author: name || sender.name, subject: typicalCourse }),
          },
          why: 'direct',
        })
  return accept({ subject: content.subject, ...(await renderMail(content)) })
}

/** 'M’envoyer un essai' ([2.C3]). */
export async function tryTemplate(actor: Staff, draft: Draft): Promise<Outcome<{ address: string }, Refusal>> {
  const shown = await showTemplate(actor, draft)
  if (!shown.ok) return shown
  const about = 'event' in draft.key ? draft.key.event : draft.key.freeTemplateId
  return queueTrial(actor, about, shown.value)
}

/** 'Enregistrer': a new version, of words that leave no hole ([2.C3]). */
export const saveTemplate = (
  actor: Staff,
  { seen, key, locale, subject, body }: Omit<Draft, 'clientFileId'> & { seen: number },
) => saveWords(actor, { key, locale, seen, text: { subject, body }, rules: rulesOf(key) })

/** 'Reprendre le texte du produit' ([2.C3]). */
export const resetTemplate = (actor: Staff, which: { key: { event: MessageTemplate }; locale: Locale; seen: number }) =>
  resetWords(actor, which)
