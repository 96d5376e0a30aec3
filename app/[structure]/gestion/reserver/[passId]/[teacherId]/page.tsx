import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findWeek, type WeekHref } from '@/components/agenda/load-week'
import { LostSlot } from '@/components/agenda/lost-slot'
import { toWeekOf, WeekView } from '@/components/agenda/week-view'
import { deskConfirmPath, deskPassPath, deskWeekPath } from '@/components/bookings/desk-paths'
import { LessonSubject } from '@/components/bookings/lesson-subject'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { weekSearch } from '@/lib/agenda/schema'
import type { Slot } from '@/lib/agenda/types'
import type { Lesson } from '@/lib/bookings/queries/get-follow-up'
import { markOwnTime } from '@/lib/bookings/rules'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'
import { loadScope } from './load-scope'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.office'))('weekTitle') }
}

/** A teacher's week for the office, where what is within the notice is free too ([1.H8]). */
export default async function DeskWeekPage({ params, searchParams }: Props) {
  const [{ structure: slug, passId, teacherId }, given] = await Promise.all([params, searchParams])
  const { actor, structure } = await requireStaff(slug, deskWeekPath(slug, passId, teacherId), schoolDesk)
  const asked = weekSearch.parse(given)
  const { scope, moving } = await loadScope(actor, { passId, teacherId }, given.deplacer)
  const deplacer = scope.movingId
  const zone = structure.timeZone
  const hrefOf: WeekHref = (query) => deskWeekPath(slug, passId, teacherId, { ...query, deplacer })
  const slotHref = ({ day, time }: Slot) =>
    deskConfirmPath(slug, passId, teacherId, { horaire: `${day}T${time}`, deplacer })
  const from = moving && dayOf(moving.lesson.startsAt, zone)
  const loaded = await findWeek(hrefOf, zone, scope, { ...asked, semaine: asked.semaine ?? from ?? undefined })
  if (!loaded && moving) return <NobodyTeaches lesson={moving.lesson} slug={slug} zone={zone} />
  if (!loaded) notFound()
  const shown = moving ? { ...loaded, week: markOwnTime(loaded.week, moving.lesson.startsAt) } : loaded
  const { pass, learner, teacher } = shown.agenda
  const t = await getTranslations('bookings.office')
  const purpose = moving ? 'move' : 'book'
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={deskPassPath(slug, passId)}>{`${learner.firstName} ${learner.lastName}`}</a>}
        title={t(moving ? 'moveTitle' : 'weekTitle')}
        lead={`${t('pass', { name: pass.name, remaining: pass.remaining, until: formatNumericDay(pass.validUntil) })} ${t('with', { teacher: teacher.name })}`}
        className="pb-0"
      />
      {moving ? (
        <div className="max-w-[40rem]">
          <LessonSubject lesson={moving.lesson} zone={zone} />
        </div>
      ) : null}
      {asked.perdu ? (
        <LostSlot
          of={toWeekOf({ shown, slotHref, purpose })}
          lost={asked.perdu}
          nearest={shown.nearest}
          isMove={moving !== null}
        />
      ) : null}
      <Notice kind="info">{t('notice', { hours: shown.agenda.noticeHours })}</Notice>
      <WeekView
        shown={shown}
        asked={asked}
        slotHref={slotHref}
        hrefOf={hrefOf}
        phone={structure.settings.phone}
        purpose={purpose}
      />
    </div>
  )
}

/** The teacher of a lesson has left, or no longer gives these: it can be cancelled, and booked with another. */
async function NobodyTeaches({ lesson, slug, zone }: { lesson: Lesson; slug: string; zone: string }) {
  const t = await getTranslations('bookings.office')
  const back = <LinkButton href={deskPassPath(slug, lesson.passId)}>{t('keep')}</LinkButton>
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('moveTitle')} className="pb-0" />
      <div className="max-w-[40rem]">
        <LessonSubject lesson={lesson} zone={zone} />
      </div>
      <EmptyState icon="user" title={t('gone')} action={back}>
        {t('goneText')}
      </EmptyState>
    </div>
  )
}
