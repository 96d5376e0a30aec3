import type { Route } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DaySlots } from '@/components/agenda/day-slots'
import { countFree, DayTabs } from '@/components/agenda/day-tabs'
import { Legend } from '@/components/agenda/legend'
import { listPlaces, WeekGrid, type WeekOf } from '@/components/agenda/week-grid'
import { FirstFree, JumpToDate, WeekNav } from '@/components/agenda/week-nav'
import type { WeekSearch } from '@/lib/agenda/schema'
import type { Slot } from '@/lib/agenda/types'
import { formatLongDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import { EmptyWeek } from './empty-week'
import type { ShownWeek, WeekHref } from './load-week'
import { ViewSwitch } from './view-switch'

type Props = {
  shown: ShownWeek
  asked: WeekSearch
  /** Where a free slot leads. */
  slotHref: (slot: Slot) => Route
  hrefOf: WeekHref
  /** Of the structure, to be called when nothing is free. */
  phone: string
  /** What a free slot is for, in its accessible name. */
  purpose?: WeekOf['purpose']
  /** 'Prévenez-moi', where one may ask for it. */
  alert?: ReactNode
}

/** The grid of a week as its cells need it. */
export function toWeekOf({ shown, slotHref, purpose = 'book' }: Pick<Props, 'shown' | 'slotHref' | 'purpose'>): WeekOf {
  const { agenda, week, today } = shown
  const locationOf = (slot: Slot) => agenda.locations[slot.locationId ?? '']?.name ?? ''
  return {
    zone: agenda.facts.zone,
    teacher: agenda.teacher,
    lessonMinutes: agenda.facts.lessonMinutes,
    today,
    week,
    hrefOf: slotHref,
    purpose,
    placeOf: (slot) => [agenda.rooms[slot.roomId ?? '']?.name, locationOf(slot)].filter(Boolean).join(', '),
    locationOf,
  }
}

/** A teacher's week with all that goes around it: other weeks, a date, grid or list, a day at a time on a phone ([1.F2]). */
export async function WeekView({ shown, asked, slotHref, hrefOf, phone, purpose, alert }: Props) {
  const { agenda, week, today, bounds } = shown
  const of = toWeekOf({ shown, slotHref, purpose })
  const places = listPlaces(of, week.days)
  const view = asked.vue ?? 'grille'
  const t = await getTranslations('agenda')
  return (
    <>
      <WeekNav monday={week.monday} bounds={bounds} hrefOf={(monday) => hrefOf({ semaine: monday, vue: asked.vue })} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-wrap items-end gap-3">
          <JumpToDate action={hrefOf({})} today={today} until={agenda.pass.validUntil} />
          {week.freeCount === 0 ? null : <FirstFree href={hrefOf({ semaine: 'premier', vue: asked.vue })} />}
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <p className="text-muted" role="status">
            {t('count', { count: week.freeCount })}
            {places.length === 1 ? ` · ${places[0]}` : null}
          </p>
          <ViewSwitch
            className={view === 'grille' ? 'hidden md:flex' : 'flex'}
            view={view}
            hrefOf={(vue) => hrefOf({ semaine: week.monday, jour: asked.jour, vue })}
          />
        </div>
      </div>
      {week.freeCount === 0 ? <EmptyWeek shown={shown} hrefOf={hrefOf} phone={phone} alert={alert} /> : null}
      {view === 'grille' && week.times.length > 0 ? (
        <div className="hidden md:block">
          <WeekGrid {...of} />
        </div>
      ) : null}
      {view === 'grille' ? (
        <OneDay
          of={of}
          asked={asked.jour}
          hrefOf={(day) => hrefOf({ semaine: week.monday, jour: day, vue: asked.vue })}
        />
      ) : (
        <AllDays of={of} />
      )}
      {week.times.length > 0 ? <Legend week={week} noticeHours={agenda.facts.noticeHours} /> : null}
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
