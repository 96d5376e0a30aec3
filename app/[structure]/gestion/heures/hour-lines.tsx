import { getTranslations } from 'next-intl/server'
import { type Column, Records } from '@/components/ui/records'
import { formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import { decimalHours } from '@/lib/teaching/rules'
import type { WorkedHour } from '@/lib/teaching/types'

/** A teacher's month, hour by hour: what each was and how it ended. */
export async function HourLines({ hours, zone }: { hours: WorkedHour[]; zone: string }) {
  const t = await getTranslations('teaching.hours')
  const [first] = hours
  if (!first) return null
  const columns: Column<WorkedHour>[] = [
    { key: 'day', label: t('day'), cell: ({ startsAt }) => formatWeekdayShort(dayOf(startsAt, zone)) },
    {
      key: 'time',
      label: t('span'),
      cell: ({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => formatTime(wallTimeOf(at, zone))).join(' – '),
    },
    {
      key: 'what',
      label: t('what'),
      cell: ({ name, kind, people }) => (kind === 'session' ? `${name} (${people})` : name),
    },
    { key: 'ended', label: t('ended'), cell: ({ outcome }) => t(`outcomes.${outcome}`) },
    {
      key: 'hours',
      label: t('time'),
      numeric: true,
      cell: ({ startsAt, endsAt }) => decimalHours((endsAt.getTime() - startsAt.getTime()) / 60_000),
    },
  ]
  const title = t('lines', { teacher: first.teacher })
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="text-xl">{title}</h2>
      <Records caption={title} columns={columns} rows={hours} />
    </section>
  )
}
