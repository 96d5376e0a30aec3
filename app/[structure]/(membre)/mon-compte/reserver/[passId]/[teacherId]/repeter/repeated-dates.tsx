import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/card'
import { List, ListItem } from '@/components/ui/table'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import { findClosure } from '@/lib/agenda/rules'
import type { RepeatedDate } from '@/lib/bookings/types'
import { formatLongDay } from '@/lib/core/formatting'

type Props = { dates: readonly RepeatedDate[]; agenda: Agenda }

/** Those in the way first, each with its cause; then every date that would be booked ([1.F6]). */
export async function RepeatedDates({ dates, agenda }: Props) {
  const t = await getTranslations('bookings.repeat')
  const conflicts = dates.filter(({ refusal }) => refusal !== null)
  const free = dates.filter(({ refusal }) => refusal === null)
  return (
    <>
      {conflicts.length > 0 ? (
        <section aria-labelledby="empechements" className="grid gap-3">
          <h2 id="empechements">{t('conflicts', { count: conflicts.length })}</h2>
          <List>
            {conflicts.map((date) => (
              <ListItem key={date.day} aside={<Tag kind="warning">{t(`states.${stateOf(date)}`)}</Tag>}>
                <span className="block first-letter:uppercase">{formatLongDay(date.day)}</span>
                <span className="text-sm text-muted">{findClosure(agenda.facts, date.day)?.label}</span>
              </ListItem>
            ))}
          </List>
        </section>
      ) : null}
      <section aria-labelledby="libres" className="grid gap-3">
        <h2 id="libres">{t('free', { count: free.length })}</h2>
        <List>
          {free.map(({ day, slot }) => (
            <ListItem key={day} aside={<Tag kind="positive">{t('states.free')}</Tag>}>
              <span className="block first-letter:uppercase">{formatLongDay(day)}</span>
              <span className="text-sm text-muted">
                {[agenda.rooms[slot?.roomId ?? '']?.name, agenda.locations[slot?.locationId ?? '']?.name]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </ListItem>
          ))}
        </List>
      </section>
    </>
  )
}

const states = {
  structure_closed: 'closed',
  teacher_away: 'away',
  learner_busy: 'own',
  slot_taken: 'full',
  too_late_to_book: 'too_late',
  pass_not_started: 'outside_validity',
  pass_frozen: 'outside_validity',
} as const

const stateOf = ({ refusal }: RepeatedDate) => states[refusal as keyof typeof states] ?? 'none'
