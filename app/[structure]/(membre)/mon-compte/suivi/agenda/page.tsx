import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { feedsPath, followPath } from '@/components/bookings/paths'
import { FeedAddress } from '@/components/calendars/feed-address'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { endFeedAction, openFeedAction } from '@/lib/calendars/actions'
import { listFeedsOfFile } from '@/lib/calendars/queries/list-feeds'
import { ofName } from '@/lib/core/elision'
import { requireMember } from '@/lib/gate/actor'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<{ fait?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendars.feeds'))('title') }
}

/** 'Mes cours dans mon agenda': the addresses of the household and of each of its learners ([1.F6]). */
export default async function FeedsPage({ params, searchParams }: Props) {
  const [{ structure: slug }, { fait }] = await Promise.all([params, searchParams])
  const { actor, structure } = await requireMember(slug, feedsPath(slug))
  const [t, feeds] = await Promise.all([getTranslations('calendars.feeds'), listFeedsOfFile(actor)])
  const done = (['cree', 'renouvele', 'supprime'] as const).find((known) => known === fait)
  const isAlone = feeds.length === 1
  return (
    <div className="page grid gap-6 pb-16">
      <PageHeader
        className="!pb-0"
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton look="quiet" href={followPath(slug)}>
            {t('back')}
          </LinkButton>
        }
      />
      {done ? (
        <Notice kind="positive" role="status">
          {t(`done.${done}`)}
        </Notice>
      ) : null}
      <Card>
        <ul className="-my-5 divide-y divide-line">
          {feeds.map(({ learner, feed }) => (
            <FeedAddress
              key={learner?.id ?? 'household'}
              slug={slug}
              zone={structure.timeZone}
              whose={learner ? t('learner', { ofName: ofName(learner.firstName) }) : t(isAlone ? 'own' : 'household')}
              help={learner || isAlone ? undefined : t('householdHelp')}
              ids={{ learner: learner?.id }}
              feed={feed}
              open={openFeedAction}
              end={endFeedAction}
            />
          ))}
        </ul>
      </Card>
    </div>
  )
}
