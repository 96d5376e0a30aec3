import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { Icon } from '@/components/ui/icon'
import { List, ListItem } from '@/components/ui/table'
import type { Slot } from '@/lib/agenda/types'
import { listSoonest, searchDays } from '@/lib/bookings/queries/list-soonest'
import { addDays, type Day, dayOf, type Instant } from '@/lib/core/time'

type Props = {
  scope: Parameters<typeof listSoonest>[0]
  /** First and last day on which a lesson may be. */
  days: { from: Day; until: Day }
  zone: string
  now: Instant
  hrefOf: (teacherId: string, slot: Slot) => Route
  /** What to do when none is free in those days. */
  alertOf?: (from: Day, until: Day) => ReactNode
  /** Of somebody's own only. */
  isShown?: (teacherId: string) => boolean
}

/** How many are shown. */
const most = 6

/** The first free slots whoever teaches, for whoever prefers a time to a teacher ([1.F6]). */
export async function SoonestSlots({ scope, days, zone, now, hrefOf, alertOf, isShown = () => true }: Props) {
  const from = [dayOf(now, zone), days.from].sort()[1]!
  const until = [addDays(from, searchDays - 1), days.until].sort()[0]!
  const slots = await listSoonest(scope, { days: { from, until }, count: most, isShown }, now)
  if (!slots) return null
  const t = await getTranslations('bookings.soonest')
  return (
    <section aria-labelledby="premiers" className="grid max-w-[46rem] gap-3">
      <h2 id="premiers">{t('title')}</h2>
      {slots.length > 0 ? (
        <List>
          {slots.map(({ agenda, slot }) => {
            const [teacher, place] = [agenda.teacher.name, agenda.locations[slot.locationId ?? '']?.name ?? '']
            return (
              <ListItem
                key={`${agenda.teacher.id} ${slot.startsAt.getTime()}`}
                lead={shortWhenOf(slot.startsAt, zone)}
                aside={
                  <Link
                    href={hrefOf(agenda.teacher.id, slot)}
                    prefetch={false}
                    aria-label={t('slotOf', { when: whenOf(slot.startsAt, zone), teacher, place })}
                    className="inline-flex min-h-11 items-center gap-1 font-semibold"
                  >
                    {t('book')}
                    <Icon name="chevron-right" />
                  </Link>
                }
              >
                {teacher}
                <span className="block text-sm text-muted">{place}</span>
              </ListItem>
            )
          })}
        </List>
      ) : (
        <>
          <p className="text-muted">{t('none')}</p>
          {alertOf ? <p>{alertOf(from, until)}</p> : null}
        </>
      )}
    </section>
  )
}
