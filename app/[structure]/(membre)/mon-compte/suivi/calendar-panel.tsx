import { getTranslations } from 'next-intl/server'
import { FeedAddress } from '@/components/calendars/feed-address'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { endFeedAction, openFeedAction } from '@/lib/calendars/actions'
import { listFeedsOfFile } from '@/lib/calendars/queries/list-feeds'
import type { Member } from '@/lib/core/actor'

type Props = { slug: string; zone: string; actor: Member; done?: string | string[] }

/** 'Mes cours dans mon agenda': the addresses of the household and of each of its learners ([1.F6]). */
export async function CalendarPanel({ slug, zone, actor, done }: Props) {
  const [t, feeds] = await Promise.all([getTranslations('calendars.feeds'), listFeedsOfFile(actor)])
  const said = (['cree', 'renouvele', 'supprime'] as const).find((known) => known === done)
  const isAlone = feeds.length === 1
  return (
    <Card as="section" id="agenda" aria-labelledby="agenda-titre" className="scroll-mt-6">
      <h2 id="agenda-titre" className="mb-2">
        {t('title')}
      </h2>
      <p className="mb-4 max-w-[44rem] text-muted">{t('lead')}</p>
      {said ? (
        <Notice kind="positive" role="status" className="mb-4">
          {t(`done.${said}`)}
        </Notice>
      ) : null}
      <ul className="divide-y divide-line border-y border-line">
        {feeds.map(({ learner, feed }) => (
          <FeedAddress
            key={learner?.id ?? 'household'}
            slug={slug}
            zone={zone}
            whose={learner ? t('learner', { name: learner.firstName }) : t(isAlone ? 'own' : 'household')}
            help={learner || isAlone ? undefined : t('householdHelp')}
            learnerId={learner?.id}
            feed={feed}
            open={openFeedAction}
            end={endFeedAction}
          />
        ))}
      </ul>
    </Card>
  )
}
