import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { List, ListItem } from '@/components/ui/table'
import type { PlannedThere } from '@/lib/closures/types'
import { ofName } from '@/lib/core/elision'
import { formatInstant } from '@/lib/core/formatting'

/** What is planned on closed days, each session with its page, where it is moved or cancelled ([1.H12]). */
export function PlannedList({ slug, zone, planned }: { slug: string; zone: string; planned: PlannedThere[] }) {
  const t = useTranslations('closures')
  return (
    <>
      <Notice kind="warning" title={t('planned', { count: planned.length })}>
        {t('plannedText')}
      </Notice>
      <List label={t('planned', { count: planned.length })}>
        {planned.map(({ id, kind, startsAt, name, teacher, people, courseId }) => (
          <ListItem
            key={id}
            aside={courseId ? <a href={`/${slug}/gestion/cours/${courseId}/${id}`}>{t('open')}</a> : null}
          >
            <span className="block font-medium first-letter:uppercase">{formatInstant(startsAt, zone)}</span>
            <span className="text-muted">{t(kind, { name, ofName: ofName(name), teacher, people })}</span>
          </ListItem>
        ))}
      </List>
    </>
  )
}
