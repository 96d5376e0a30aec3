import 'server-only'
import { writeCopyConfirmation } from '@/emails/messages/copy'
import { findCopyToConfirm } from '../queries/find-copy-facts'
import type { Occasion } from '../types'
import { prepare } from './prepare'

/** The link by which a second address agrees to a learner's messages ([1.B9]). */
export function tellCopyAsked(occasion: Occasion, learnerId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const facts = await findCopyToConfirm(occasion.structureId, learnerId)
    if (!facts) return []
    return [
      {
        template: 'copy_confirmation',
        recipient: facts.email,
        write: (sender, override) => writeCopyConfirmation(sender, facts, override),
      },
    ]
  })
}
