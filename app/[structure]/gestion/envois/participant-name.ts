import type { getTranslations } from 'next-intl/server'
import type { ParticipantFile } from '@/lib/mailings/queries/list-participants'

type Words = Awaited<ReturnType<typeof getTranslations<'drafts'>>>

/** A client of a course, with those for whom they have a place. */
export const nameParticipant = ({ name, learners }: ParticipantFile, t: Words): string =>
  learners.length === 0 ? name : t('start.pays', { name, learners: learners.join(', ') })
