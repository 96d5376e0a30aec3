import { useTranslations } from 'next-intl'
import { Tag, type TagKind } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { List, ListItem } from '@/components/ui/table'
import { formatLongDay, formatTime } from '@/lib/core/formatting'
import { wallTimeOf } from '@/lib/core/time'
import type { DateState, PlannedDate } from '@/lib/courses/types'

const looks: Record<DateState, TagKind> = {
  kept: 'positive',
  holiday: 'neutral',
  closed: 'neutral',
  no_such_time: 'warning',
  away: 'warning',
  taken: 'warning',
}

/** Every date of a plan with its state, those without a session first told apart ([1.H1]). */
export function DateList({ dates, zone }: { dates: readonly PlannedDate[]; zone: string }) {
  const t = useTranslations('courses.dates')
  const skipped = dates.filter(({ state }) => state !== 'kept')
  return (
    <div className="grid gap-4">
      {skipped.length > 0 ? (
        <Details summary={t('skipped', { count: skipped.length })} open={skipped.length <= 12}>
          <Dates dates={skipped} zone={zone} />
        </Details>
      ) : null}
      <Details summary={t('all')} open={skipped.length === 0}>
        <Dates dates={dates} zone={zone} />
      </Details>
    </div>
  )
}

function Dates({ dates, zone }: { dates: readonly PlannedDate[]; zone: string }) {
  const t = useTranslations('courses.dates')
  return (
    <List label={t('caption')}>
      {dates.map(({ day, state, cause, during }) => (
        <ListItem key={day} aside={<Tag kind={looks[state]}>{t(`states.${state}`)}</Tag>}>
          {formatLongDay(day)}
          {during ? <span className="text-muted"> · {formatTime(wallTimeOf(during.startsAt, zone))}</span> : null}
          {state === 'kept' ? null : (
            <span className="block text-sm text-muted">{state === 'no_such_time' ? t('noSuchTime') : cause}</span>
          )}
        </ListItem>
      ))}
    </List>
  )
}
