import { getTranslations } from 'next-intl/server'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf, daysOfMonth, wallTimeOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { sendList } from '@/lib/gate/download'
import { rights } from '@/lib/staff/types'
import { listHours } from '@/lib/teaching/queries/list-hours'
import { decimalHours } from '@/lib/teaching/rules'
import { hoursSearch } from '@/lib/teaching/schema'
import { paidOutcomes, type WorkedHour } from '@/lib/teaching/types'

type Context = { params: Promise<{ structure: string }> }

const columns = ['teacher', 'day', 'from', 'to', 'what', 'people', 'ended', 'time', 'isPaid'] as const

/** The hours of a month, a line each, for whoever pays them; a teacher's own ([1.H11]). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/heures`, rights['hours.see'])
  const zone = structure.timeZone
  const { mois } = hoursSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const month = mois ?? dayOf(await clock(), zone).slice(0, 7)
  const { from, until } = daysOfMonth(month)
  const [hours, t] = await Promise.all([listHours(actor, from, until), getTranslations('teaching.hours')])
  const toLine = ({ teacher, startsAt, endsAt, name, people, outcome }: WorkedHour) => [
    teacher,
    formatNumericDay(dayOf(startsAt, zone)),
    wallTimeOf(startsAt, zone),
    wallTimeOf(endsAt, zone),
    name,
    people,
    t(`outcomes.${outcome}`),
    decimalHours((endsAt.getTime() - startsAt.getTime()) / 60_000),
    t(paidOutcomes.includes(outcome) ? 'yes' : 'no'),
  ]
  const head = columns.map((column) => t(column))
  return sendList(actor, 'hours', { fileName: t('file', { month }), head, rows: hours.map(toLine) })
}
