import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { MyAlerts } from '@/components/waiting-lists/my-alerts'
import { KeptPlaces, MyQueues } from '@/components/waiting-lists/my-entries'
import type { Member } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'

type Props = { slug: string; zone: string; actor: Member; now: Instant }

/** What an address of 'Mon suivi' may say was just done. */
const answers = {
  inscrit: 'mine.joined',
  quittee: 'mine.gone',
  prevenir: 'alert.asked',
  arretee: 'alert.stopped',
} as const
const isAnswer = (text: unknown): text is keyof typeof answers =>
  typeof text === 'string' && Object.hasOwn(answers, text)

/** What was just done about a queue or an alert, and what mustn't be missed: places that are kept for a time ([1.G10]). */
export async function Kept({ done, actor, ...of }: Props & { done?: string | string[] }) {
  const t = await getTranslations('waitingLists')
  return (
    <>
      {isAnswer(done) ? (
        <Notice kind="positive" role="status">
          {t(answers[done])}
        </Notice>
      ) : null}
      <KeptPlaces {...of} structureId={actor.structureId} clientFileId={actor.clientFileId} />
    </>
  )
}

/** What a household waits for: places in queues, and slots it asked to be told about ([1.G10] [1.F2]). */
export function Waiting({ actor, ...of }: Props) {
  const { structureId, clientFileId } = actor
  return (
    <>
      <MyQueues {...of} structureId={structureId} clientFileId={clientFileId} />
      <MyAlerts slug={of.slug} structureId={structureId} clientFileId={clientFileId} />
    </>
  )
}
