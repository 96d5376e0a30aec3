import { fill } from '@/lib/core/elision'
import type { CopyFacts } from '@/lib/learners/types'
import type { Override, Sender } from '@/lib/messages/types'
import type { MailContent, Paragraph } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

const linkOf = (sender: Sender, { learnerId, token }: CopyFacts): string =>
  urlOf(sender, `/messages/copies/${learnerId}/${token}`)

/** Asks a second address whether it wants the copies: nothing goes there before ([1.B9]). */
export function writeCopyConfirmation(sender: Sender, facts: CopyFacts, override: Override | null): MailContent {
  const variables = { eleve: facts.firstName, structure: sender.name }
  const bouton = buttonOf(sender, 'copy_confirmation', linkOf(sender, facts), true)
  return { ...frameOf(sender, 'account'), ...compose('copy_confirmation', variables, { bouton }, override) }
}

/** A message as its copy: it says that it is one, and how to stop them; the links of its first reader aren't there ([1.B9]). */
export function toCopy(sender: Sender, facts: CopyFacts, content: MailContent): MailContent {
  const words = wordsOf(sender).copy
  const note: Paragraph = {
    kind: 'paragraph',
    runs: [{ kind: 'strong', text: fill(words.note, { eleve: facts.firstName }) }],
  }
  const { footer } = frameOf(sender, 'member')
  const stop = { text: words.why, href: linkOf(sender, facts) }
  return { ...content, body: [note, ...content.body], footer: [...footer.slice(0, -1), stop] }
}
