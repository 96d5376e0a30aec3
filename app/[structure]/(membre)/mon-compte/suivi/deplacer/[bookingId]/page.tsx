import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findWeek, type WeekHref } from '@/components/agenda/load-week'
import { LostSlot } from '@/components/agenda/lost-slot'
import { toWeekOf, WeekView } from '@/components/agenda/week-view'
import { LessonSubject } from '@/components/bookings/lesson-subject'
import { followPath, moveConfirmPath, movePath } from '@/components/bookings/paths'
import { Unmovable } from '@/components/bookings/unmovable'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { weekSearch } from '@/lib/agenda/schema'
import type { Slot } from '@/lib/agenda/types'
import { findLesson, type LessonOfPass } from '@/lib/bookings/queries/get-follow-up'
import { checkMovable, markOwnTime } from '@/lib/bookings/rules'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { formatPhone } from '@/lib/site/rules'

type Props = {
  params: Promise<{ structure: string; bookingId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.move'))('title') }
}

/** 'Déplacer': the week of the lesson's teacher, its own time being free for it ([1.G8]). */
export default async function MovePage({ params, searchParams }: Props) {
  const { structure: slug, bookingId } = await params
  const { actor, structure } = await requireMember(slug, movePath(slug, bookingId))
  const found = isId(bookingId) ? await findLesson(structure.id, actor.clientFileId, bookingId) : null
  if (!found?.mayBook || found.lesson.sessionId) notFound()
  const { lesson, now } = found
  const asked = weekSearch.parse(await searchParams)
  const verdict = checkMovable(lesson, now)
  const t = await getTranslations('bookings.move')
  const back = (
    <LinkButton look="quiet" href={followPath(slug)}>
      {t('keep')}
    </LinkButton>
  )
  return (
    <div className="page grid gap-6 pb-16">
      <PageHeader
        className="!pb-0"
        title={t('title')}
        lead={verdict.ok ? t('lead', { teacher: lesson.teacherName }) : undefined}
      />
      <div className="max-w-[40rem]">
        <LessonSubject lesson={lesson} zone={structure.timeZone} label={t('now')} />
      </div>
      {verdict.ok ? (
        <>
          <NewTime
            {...{ slug, found, asked, zone: structure.timeZone, phone: structure.settings.phone }}
            scope={actor}
          />
          <div>{back}</div>
        </>
      ) : (
        <Unmovable
          refusal={verdict.refusal}
          lesson={lesson}
          zone={structure.timeZone}
          phone={structure.settings.phone}
          action={back}
        />
      )}
    </div>
  )
}

type NewTimeProps = {
  slug: string
  found: LessonOfPass
  asked: ReturnType<typeof weekSearch.parse>
  zone: string
  phone: string
  scope: { structureId: string; clientFileId: string }
}

async function NewTime({ slug, found, asked, zone, phone, scope }: NewTimeProps) {
  const { id, passId, teacherId, startsAt } = found.lesson
  const hrefOf: WeekHref = (query) => movePath(slug, id, query)
  const slotHref = (slot: Slot) => moveConfirmPath(slug, id, slot)
  const { structureId, clientFileId } = scope
  const of = { structureId, clientFileId, passId, teacherId, movingId: id }
  const loaded = await findWeek(hrefOf, zone, of, { ...asked, semaine: asked.semaine ?? dayOf(startsAt, zone) })
  if (!loaded) return <NobodyTeaches phone={phone} />
  const shown = { ...loaded, week: markOwnTime(loaded.week, startsAt) }
  return (
    <>
      {asked.perdu ? (
        <LostSlot
          of={toWeekOf({ shown, slotHref, purpose: 'move' })}
          lost={asked.perdu}
          nearest={shown.nearest}
          isMove
        />
      ) : null}
      <WeekView shown={shown} asked={asked} slotHref={slotHref} hrefOf={hrefOf} phone={phone} purpose="move" />
    </>
  )
}

/** Its teacher has left, or no longer gives these lessons: whom to call. */
async function NobodyTeaches({ phone }: { phone: string }) {
  const t = await getTranslations('agenda.noTeacher')
  return (
    <EmptyState icon="user" title={t('title')}>
      {t('text', { phone: formatPhone(phone) })}
    </EmptyState>
  )
}
