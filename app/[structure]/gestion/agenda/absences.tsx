import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { listAbsences } from '@/lib/absences/queries/list-absences'
import { formatNumericDay } from '@/lib/core/formatting'
import { type Interval, overlaps } from '@/lib/core/time'
import type { AgendaOf } from './agenda-of'

type Props = { of: AgendaOf; during: Interval }

/** Who is away on this day, with what their pupils chose; for a day to come, where to say that somebody is ([1.H6]). */
export async function Absences({ of: { slug, actor, search, day, today }, during }: Props) {
  const [rows, t] = await Promise.all([listAbsences(actor), getTranslations('teaching.absences')])
  const away = rows.filter(
    (row) =>
      row.undoneAt === null && overlaps(row, during) && (!search.professeur || row.teacherId === search.professeur),
  )
  const path = `/${slug}/gestion/absences`
  const whose = search.professeur ? `&professeur=${search.professeur}` : ''
  return (
    <>
      {away.map(({ id, teacher, open }) => (
        <Notice
          key={id}
          kind="warning"
          title={t('away', { teacher })}
          action={<LinkButton href={`${path}/${id}`}>{t('see')}</LinkButton>}
        >
          {open > 0 ? t('open', { count: open }) : null}
        </Notice>
      ))}
      {day >= today ? (
        <p className="no-print">
          <a className="block-link" href={`${path}/nouvelle?du=${encodeURIComponent(formatNumericDay(day))}${whose}`}>
            {t('declare')}
          </a>
        </p>
      ) : null}
    </>
  )
}
