import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { UpcomingLesson } from '@/components/bookings/lesson-item'
import { buyPath, followPath, reservePath } from '@/components/bookings/paths'
import { PassCard } from '@/components/passes/pass-card'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List } from '@/components/ui/table'
import { type FollowUp, getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { formatNumericDay } from '@/lib/core/formatting'
import { ageOn, dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { findLearnerCard } from '@/lib/learners/queries'
import { listLearnerMessages } from '@/lib/messages/queries/list-of-learner'
import { CopyPanel } from './copy-panel'
import { LearnerMessages } from './learner-messages'

type Props = {
  params: Promise<{ structure: string; eleve: string }>
  searchParams: Promise<{ message?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('learners.page'))('title') }
}

const said = ['lien', 'copie', 'sans-copie'] as const

/** A learner with their passes, lessons to come and messages ([1.B8]). Somebody else's is one that doesn't exist. */
export default async function LearnerPage({ params, searchParams }: Props) {
  const { structure: slug, eleve } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/mon-compte/eleves/${eleve}`)
  const learner = (await findLearnerCard(actor, eleve)) ?? notFound()
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, learnerId: learner.id }
  const [follow, messages, { message }] = await Promise.all([
    getFollowUp(scope, structure.timeZone, 0),
    listLearnerMessages(actor, learner.id),
    searchParams,
  ])
  const today = dayOf(follow.now, structure.timeZone)
  const [t, list] = await Promise.all([getTranslations('learners.page'), getTranslations('learners.list')])
  const done = said.find((known) => known === message)
  const { birthOn } = learner
  return (
    <div className="page grid gap-9 pb-16">
      <PageHeader
        className="!pb-0"
        eyebrow={
          <Link href={`/${slug}/mon-compte/eleves`} className="inline-flex min-h-11 items-center gap-1">
            <Icon name="chevron-left" />
            {list('title')}
          </Link>
        }
        title={`${learner.firstName} ${learner.lastName}`}
        lead={birthOn ? list('born', { day: formatNumericDay(birthOn), age: ageOn(birthOn, today) }) : list('noBirth')}
        actions={
          <LinkButton look="quiet" icon="pencil" href={`/${slug}/mon-compte/eleves/${learner.id}/modifier`}>
            {t('edit')}
          </LinkButton>
        }
      />
      {done ? (
        <Notice kind="positive" role="status">
          {t(`done.${done}`)}
        </Notice>
      ) : null}
      <Lessons slug={slug} zone={structure.timeZone} follow={follow} learnerId={learner.id} />
      <Passes slug={slug} follow={follow} today={today} learnerId={learner.id} />
      <LearnerMessages zone={structure.timeZone} messages={messages} copyEmail={learner.copy?.email ?? null} />
      <CopyPanel slug={slug} learnerId={learner.id} learner={learner} zone={structure.timeZone} today={today} />
    </div>
  )
}

type PartProps = { slug: string; follow: FollowUp; learnerId: string }

async function Lessons({ slug, zone, follow, learnerId }: PartProps & { zone: string }) {
  const t = await getTranslations('learners.page')
  const mine = new Set(follow.passes.filter((pass) => pass.mayBook).map((pass) => pass.id))
  const canBook = follow.passes.some((pass) => pass.refusal === null && pass.mayBook)
  return (
    <section aria-labelledby="cours" className="grid gap-4">
      <h2 id="cours">{t('lessons')}</h2>
      {follow.upcoming.length > 0 ? (
        <List>
          {follow.upcoming.map((lesson) => (
            <UpcomingLesson
              key={lesson.id}
              slug={slug}
              zone={zone}
              lesson={lesson}
              now={follow.now}
              showsLearner={false}
              mayCancel={mine.has(lesson.passId)}
            />
          ))}
        </List>
      ) : (
        <EmptyState
          icon="calendar"
          title={t('noLesson')}
          action={
            canBook ? <LinkButton href={reservePath(slug, { eleve: learnerId })}>{t('book')}</LinkButton> : undefined
          }
        />
      )}
      {follow.pastCount > 0 ? (
        <p>
          <Link href={followPath(slug, { eleve: learnerId })} className="inline-flex min-h-11 items-center">
            {t('past', { count: follow.pastCount })}
          </Link>
        </p>
      ) : null}
    </section>
  )
}

async function Passes({ slug, follow, today }: PartProps & { today: string }) {
  const t = await getTranslations('learners.page')
  const current = follow.passes.filter((pass) => !pass.isEnded)
  return (
    <section aria-labelledby="forfaits" className="grid gap-4">
      <h2 id="forfaits">{t('passes')}</h2>
      {current.length > 0 ? (
        <div className="grid gap-4 lg:grid-cols-2">
          {current.map((pass) => (
            <PassCard key={pass.id} slug={slug} pass={pass} today={today} showsLearner={false} />
          ))}
        </div>
      ) : (
        <EmptyState title={t('noPass')} action={<LinkButton href={buyPath(slug)}>{t('buy')}</LinkButton>}>
          {t('noPassText')}
        </EmptyState>
      )}
    </section>
  )
}
