import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { joinQueuePath } from '@/components/waiting-lists/paths'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { findAwaited } from '@/lib/places/queries'
import { JoinForm } from './join-form'

type Props = {
  params: Promise<{ structure: string; offre: string }>
  searchParams: Promise<{ seance?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waitingLists'))('title') }
}

/** 'Rejoindre la liste d’attente' of a full course: from which session, for whom ([1.G10]). */
export default async function JoinQueuePage({ params, searchParams }: Props) {
  const [{ structure: slug, offre }, { seance }] = await Promise.all([params, searchParams])
  const asked = typeof seance === 'string' ? seance : undefined
  const { actor, structure, now } = await requireMember(slug, joinQueuePath(slug, offre, { seance: asked }))
  const awaited = (await findAwaited(actor, offre, now)) ?? notFound()
  const t = await getTranslations('waitingLists')
  const back = `/${slug}/cours-et-tarifs/${offre}`
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[40rem] gap-6">
        <PageHeader
          className="!pb-0"
          eyebrow={awaited.offer.name}
          title={t('title')}
          lead={t('lead', { hours: awaited.waitingOfferHours })}
        />
        {awaited.starts.length > 0 ? (
          <JoinForm
            slug={slug}
            zone={structure.timeZone}
            today={dayOf(now, structure.timeZone)}
            awaited={awaited}
            asked={asked}
            back={back}
          />
        ) : (
          <EmptyState
            icon="calendar"
            title={t('full.none')}
            action={<LinkButton href={back}>{t('back')}</LinkButton>}
          />
        )}
      </div>
    </div>
  )
}
