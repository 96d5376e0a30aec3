import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { MyAlerts } from '@/components/waiting-lists/my-alerts'
import { KeptPlaces, MyQueues } from '@/components/waiting-lists/my-entries'
import type { FollowUp } from '@/lib/bookings/queries/get-follow-up'

type Props = { slug: string; zone: string; follow: FollowUp }

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
export async function Kept({ done, follow, ...of }: Props & { done?: string | string[] }) {
  const t = await getTranslations('waitingLists')
  return (
    <>
      {isAnswer(done) ? (
        <Notice kind="positive" role="status">
          {t(answers[done])}
        </Notice>
      ) : null}
      <KeptPlaces {...of} now={follow.now} entries={follow.entries} />
    </>
  )
}

/** What a household waits for: places in queues, and slots it asked to be told about ([1.G10] [1.F2]). */
export function Waiting({ follow, ...of }: Props) {
  return (
    <>
      <MyQueues {...of} now={follow.now} entries={follow.entries} />
      <MyAlerts slug={of.slug} alerts={follow.alerts} />
    </>
  )
}
