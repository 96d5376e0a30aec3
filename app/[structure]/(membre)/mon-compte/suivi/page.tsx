import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { HomeMessage } from '@/components/account/home-message'
import { UpcomingLesson } from '@/components/bookings/lesson-item'
import { NextLesson } from '@/components/bookings/next-lesson'
import { buyPath, followPath, reservePath } from '@/components/bookings/paths'
import { LearnerSwitch } from '@/components/learners/learner-switch'
import { PassCard } from '@/components/passes/pass-card'
import { buttonClass, LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List } from '@/components/ui/table'
import { type FollowUp, getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { Away } from './away'
import { CalendarPanel } from './calendar-panel'
import { chooseLearner } from './choose-learner'
import { Done } from './done'
import { History } from './history'
import { MembershipLines } from './membership-lines'
import { Kept, Waiting } from './waiting'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<
    Record<
      'eleve' | 'reserve' | 'repete' | 'reporte' | 'deplace' | 'annule' | 'anciens' | 'attente',
      string | string[] | undefined
    >
  >
}

/** Past lessons shown at first, and when all are asked for. */
const pastLimits = { few: 5, all: 500 }

/** The title is what a screen reader says first: what has just been done, when something has. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ reserve, deplace, annule }, t] = await Promise.all([searchParams, getTranslations('bookings')])
  if (deplace) return { title: t('move.moved') }
  return { title: t(`follow.${reserve ? 'booked' : annule ? 'cancelled' : 'title'}`) }
}

/** 'Mon suivi': membership, next lesson, passes, lessons to come and past ([1.G1], [1.G2], [1.G3]). */
export default async function FollowPage({ params, searchParams }: Props) {
  const [{ structure: slug }, asked] = await Promise.all([params, searchParams])
  const { actor, structure } = await requireMember(slug, followPath(slug))
  const learners = await listLearnersOfFile(structure.id, actor.clientFileId)
  const learner = chooseLearner(learners, asked.eleve)
  const shown = learner ? [learner] : learners
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, learnerId: learner?.id }
  const limit = asked.anciens ? pastLimits.all : pastLimits.few
  const follow = await getFollowUp(scope, structure.timeZone, limit)
  const today = dayOf(follow.now, structure.timeZone)
  const eleve = learners.length > 1 ? learner?.id : undefined
  const of = { slug, zone: structure.timeZone, now: follow.now, showsLearner: learners.length > 1 && !learner }
  const t = await getTranslations('bookings.follow')
  const canBook = follow.passes.some((pass) => !pass.isGroup && pass.refusal === null && pass.mayBook)
  return (
    <div className="page grid gap-9 pb-16">
      <div className="grid gap-4">
        <PageHeader
          className="!pb-0"
          title={t('title')}
          lead={<MembershipLines slug={slug} structureId={structure.id} learners={shown} today={today} />}
          actions={
            canBook ? (
              <Link href={reservePath(slug, { eleve })} className={buttonClass()}>
                {t('book')}
              </Link>
            ) : undefined
          }
        />
        <HomeMessage text={structure.settings.homeMessage} />
        <LearnerSwitch learners={learners} selectedId={learner?.id ?? null} path={followPath(slug)} />
        <Done asked={asked} follow={follow} zone={structure.timeZone} />
      </div>
      <Away {...of} follow={follow} />
      <Kept slug={slug} zone={structure.timeZone} follow={follow} done={asked.attente} />
      <Upcoming of={of} follow={follow} canBook={canBook} eleve={eleve} />
      <Passes of={of} follow={follow} today={today} />
      <Waiting slug={slug} zone={structure.timeZone} follow={follow} />
      <CalendarPanel slug={slug} />
      <History {...of} follow={follow} moreHref={followPath(slug, { eleve, anciens: '1' })} />
    </div>
  )
}

type Of = { slug: string; zone: string; now: Date; showsLearner: boolean }

async function Upcoming({
  of,
  follow,
  canBook,
  eleve,
}: {
  of: Of
  follow: FollowUp
  canBook: boolean
  eleve?: string
}) {
  const t = await getTranslations('bookings.follow')
  const [next, ...others] = follow.upcoming
  const mine = new Set(follow.passes.filter((pass) => pass.mayBook).map((pass) => pass.id))
  if (!next) {
    return canBook ? (
      <EmptyState
        icon="calendar"
        title={t('emptyTitle')}
        action={<LinkButton href={reservePath(of.slug, { eleve })}>{t('book')}</LinkButton>}
      >
        {t('emptyText')}
      </EmptyState>
    ) : (
      <EmptyState
        title={follow.passes.length > 0 ? t('emptyTitle') : t('noPassTitle')}
        action={<LinkButton href={buyPath(of.slug)}>{t('buy')}</LinkButton>}
      >
        {t('noPassText')}
      </EmptyState>
    )
  }
  return (
    <>
      <NextLesson {...of} lesson={next} mayCancel={mine.has(next.passId)} />
      {others.length > 0 ? (
        <section aria-labelledby="prevus" className="grid gap-4">
          <h2 id="prevus">{t('upcoming')}</h2>
          <List>
            {others.map((lesson) => (
              <UpcomingLesson key={lesson.id} {...of} lesson={lesson} mayCancel={mine.has(lesson.passId)} />
            ))}
          </List>
        </section>
      ) : null}
    </>
  )
}

async function Passes({ of, follow, today }: { of: Of; follow: FollowUp; today: string }) {
  const t = await getTranslations('bookings.follow')
  const current = follow.passes.filter((pass) => !pass.isEnded)
  if (current.length === 0) return null
  return (
    <section aria-labelledby="forfaits" className="grid gap-4">
      <h2 id="forfaits">{t('passes')}</h2>
      <div className="grid gap-4 lg:grid-cols-2">
        {current.map((pass) => (
          <PassCard key={pass.id} slug={of.slug} pass={pass} today={today} showsLearner={of.showsLearner} />
        ))}
      </div>
    </section>
  )
}
