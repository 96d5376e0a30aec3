import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { MyAlerts } from '@/components/waiting-lists/my-alerts'
import { MyEntries } from '@/components/waiting-lists/my-entries'
import type { Member } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'

type Props = { slug: string; zone: string; actor: Member; now: Instant; done?: string | string[] }

/** What an address of 'Mon suivi' may say was just done. */
const answers = {
  inscrit: 'mine.joined',
  places: 'mine.served',
  quittee: 'mine.gone',
  prevenir: 'alert.asked',
  arretee: 'alert.stopped',
} as const
const isAnswer = (text: unknown): text is keyof typeof answers =>
  typeof text === 'string' && Object.hasOwn(answers, text)

/** What a household waits for, places that are kept for it first, and the slots it asked about ([1.G10] [1.F2]). */
export async function Waiting({ slug, zone, actor, now, done }: Props) {
  const t = await getTranslations('waitingLists')
  return (
    <>
      {isAnswer(done) ? (
        <Notice kind="positive" role="status">
          {t(answers[done])}
        </Notice>
      ) : null}
      <MyEntries
        slug={slug}
        zone={zone}
        now={now}
        structureId={actor.structureId}
        clientFileId={actor.clientFileId}
        showsWaiting
      />
      <MyAlerts slug={slug} structureId={actor.structureId} clientFileId={actor.clientFileId} />
    </>
  )
}
