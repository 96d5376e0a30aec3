import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DaySlots } from '@/components/agenda/day-slots'
import { countFree, DayTabs } from '@/components/agenda/day-tabs'
import { Legend } from '@/components/agenda/legend'
import { listPlaces, WeekGrid, type WeekOf } from '@/components/agenda/week-grid'
import { FirstFree, JumpToDate, WeekNav } from '@/components/agenda/week-nav'
import { teacherPath, weekPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { PageHeader } from '@/components/ui/page-header'
import { weekSearch } from '@/lib/agenda/schema'
import type { Slot } from '@/lib/agenda/types'
import { formatDay, formatLongDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { AgreeFirst } from './agree-first'
import { EmptyWeek } from './empty-week'
import { loadWeek, type ShownWeek } from './load-week'
import { LostSlot } from './lost-slot'
import { ViewSwitch } from './view-switch'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('title') }
}

/** The week grid of a teacher for a pass ([1.F2], [1.F3]). */
export default async function WeekPage({ params, searchParams }: Props) {
  const { structure: slug, passId, teacherId } = await params
  const { actor, structure } = await requireMember(slug, weekPath(slug, passId, teacherId))
  const asked = weekSearch.parse(await searchParams)
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, passId, teacherId }
  const shown = await loadWeek(slug, structure.timeZone, scope, asked)
  const { agenda, week, today, bounds } = shown
  const of = toWeekOf(slug, shown)
  const places = listPlaces(of, week.days)
  const view = asked.vue ?? 'grille'
  const href = (semaine: string, jour?: Day, vue = asked.vue) =>
    weekPath(slug, passId, teacherId, { semaine, jour, vue })
  const t = await getTranslations('agenda')
  return (
    <div className="page grid gap-6 pb-16">
      <div>
        <PageHeader className="!pb-5" title={t('title')} lead={<Lead {...shown} slug={slug} />} />
        <ReserveSteps slug={slug} passId={passId} current={2} />
      </div>
      {agenda.teacher.asksToAgreeFirst ? <AgreeFirst teacher={agenda.teacher} /> : null}
      {asked.perdu ? <LostSlot of={of} lost={asked.perdu} /> : null}
      <WeekNav monday={week.monday} bounds={bounds} hrefOf={(monday) => href(monday)} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-wrap items-end gap-3">
          <JumpToDate action={weekPath(slug, passId, teacherId)} today={today} until={agenda.pass.validUntil} />
          {week.freeCount === 0 ? null : <FirstFree href={href('premier')} />}
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <p className="text-muted" role="status">
            {t('count', { count: week.freeCount })}
            {places.length === 1 ? ` · ${places[0]}` : null}
          </p>
          <ViewSwitch
            className={view === 'grille' ? 'hidden md:flex' : 'flex'}
            view={view}
            hrefOf={(vue) => href(week.monday, asked.jour, vue)}
          />
        </div>
      </div>
      {week.freeCount === 0 ? <EmptyWeek structure={structure} shown={shown} slug={slug} /> : null}
      {view === 'grille' && week.times.length > 0 ? (
        <div className="hidden md:block">
          <WeekGrid {...of} />
        </div>
      ) : null}
      {view === 'grille' ? (
        <OneDay of={of} asked={asked.jour} hrefOf={(day) => href(week.monday, day)} />
      ) : (
        <AllDays of={of} />
      )}
      {week.times.length > 0 ? <Legend week={week} noticeHours={agenda.facts.noticeHours} /> : null}
    </div>
  )
}

function toWeekOf(slug: string, { agenda, week, today }: ShownWeek): WeekOf {
  const locationOf = (slot: Slot) => agenda.locations[slot.locationId ?? '']?.name ?? ''
  return {
    slug,
    zone: agenda.facts.zone,
    passId: agenda.pass.id,
    teacher: agenda.teacher,
    lessonMinutes: agenda.facts.lessonMinutes,
    today,
    week,
    placeOf: (slot) => [agenda.rooms[slot.roomId ?? '']?.name, locationOf(slot)].filter(Boolean).join(', '),
    locationOf,
  }
}

async function Lead({ agenda, slug }: ShownWeek & { slug: string }) {
  const t = await getTranslations('agenda')
  const { pass, teacher, learner } = agenda
  return (
    <>
      {t('lead', {
        pass: pass.name,
        remaining: pass.remaining,
        until: formatDay(pass.validUntil),
        teacher: teacher.name,
      })}{' '}
      · {t('forLearner', { name: learner.firstName })}.{' '}
      <Link href={teacherPath(slug, pass.id, { choisir: '1' })}>{t('changeTeacher')}</Link>
    </>
  )
}

/** Phones: a day at a time, the first that has something free. */
function OneDay({ of, asked, hrefOf }: { of: WeekOf; asked?: Day; hrefOf: Parameters<typeof DayTabs>[0]['hrefOf'] }) {
  const { days } = of.week
  const day =
    days.find((one) => one.day === asked) ??
    days.find((one) => countFree(one) > 0) ??
    days.find((one) => one.day === of.today) ??
    days[0]!
  return (
    <div className="grid gap-4 md:hidden">
      <DayTabs week={of.week} shown={day.day} hrefOf={hrefOf} />
      <h3>{formatLongDay(day.day)}</h3>
      <DaySlots of={of} day={day} />
    </div>
  )
}

function AllDays({ of }: { of: WeekOf }) {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {of.week.days.map((day) => (
        <section key={day.day} aria-labelledby={`jour-${day.day}`}>
          <h3 id={`jour-${day.day}`} className="mb-2">
            {formatLongDay(day.day)}
          </h3>
          <DaySlots of={of} day={day} />
        </section>
      ))}
    </div>
  )
}
