import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { shortWhenOf } from '@/components/bookings/words'
import { LinkButton } from '@/components/ui/button'
import { Card, Tag } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { type FollowUp, getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { ageOn, dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { type LearnerCard, listLearnerCards } from '@/lib/learners/queries'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ message?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learners.list'))('title') }
}

const messages = ['ajout', 'modification', 'retrait'] as const

/** [1.B8] */
export default async function LearnersPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/eleves`)
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId }
  const [learners, follow, { message }] = await Promise.all([
    listLearnerCards(actor),
    getFollowUp(scope, structure.timeZone, 0),
    searchParams,
  ])
  const t = await getTranslations('learners.list')
  const said = messages.find((known) => known === message)
  return (
    <div className="page">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton icon="plus" href={`/${slug}/mon-compte/eleves/ajouter`}>
            {t('add')}
          </LinkButton>
        }
      />
      {said ? (
        <Notice kind="positive" role="status" className="mb-6">
          {t(said)}
        </Notice>
      ) : null}
      <ul className="grid gap-5 md:grid-cols-2">
        {learners.map((learner) => (
          <LearnerItem key={learner.id} slug={slug} zone={structure.timeZone} learner={learner} follow={follow} />
        ))}
      </ul>
    </div>
  )
}

type ItemProps = { slug: string; zone: string; learner: LearnerCard; follow: FollowUp }

async function LearnerItem({ slug, zone, learner, follow }: ItemProps) {
  const t = await getTranslations('learners.list')
  const name = `${learner.firstName} ${learner.lastName}`
  const today = dayOf(follow.now, zone)
  const passes = follow.passes.filter((pass) => pass.learnerId === learner.id && !pass.isEnded)
  const next = follow.upcoming.find((lesson) => lesson.learnerId === learner.id)
  const born =
    learner.birthOn === null
      ? t('noBirth')
      : t('born', { day: formatNumericDay(learner.birthOn), age: ageOn(learner.birthOn, today) })
  return (
    <Card as="li" className="grid content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-xl">{name}</h2>
        {learner.isSelf ? <Tag kind="accent">{t('you')}</Tag> : null}
      </div>
      <p className="text-muted">{born}</p>
      <p>
        {t('passes', { count: passes.length })}
        <span className="block">{next ? t('next', { when: shortWhenOf(next.startsAt, zone) }) : t('noNext')}</span>
      </p>
      {learner.notesForTeacher ? <p className="line-clamp-2">{learner.notesForTeacher}</p> : null}
      <p className="text-sm text-muted">{learner.hasImageConsent ? t('imageYes') : t('imageNo')}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2">
        <LinkButton
          look="quiet"
          href={`/${slug}/mon-compte/eleves/${learner.id}`}
          aria-label={t('openOf', { ofName: ofName(name) })}
        >
          {t('open')}
        </LinkButton>
        <a
          href={`/${slug}/mon-compte/eleves/${learner.id}/modifier`}
          aria-label={t('editOf', { ofName: ofName(name) })}
          className="inline-flex min-h-11 items-center"
        >
          {t('edit')}
        </a>
      </p>
    </Card>
  )
}
