import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { MyEntries } from '@/components/waiting-lists/my-entries'
import type { Member } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'

type Props = { slug: string; zone: string; actor: Member; now: Instant; done?: string | string[] }

/** What an address of 'Mon suivi' may say of a queue just joined, left or served. */
const answers: Record<string, 'joined' | 'served' | 'gone'> = { inscrit: 'joined', places: 'served', quittee: 'gone' }

/** What a household waits for, places that are kept for it first ([1.G10]). */
export async function Waiting({ slug, zone, actor, now, done }: Props) {
  const t = await getTranslations('waitingLists.mine')
  const said = answers[String(done)]
  return (
    <>
      {said ? (
        <Notice kind="positive" role="status">
          {t(said)}
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
    </>
  )
}
