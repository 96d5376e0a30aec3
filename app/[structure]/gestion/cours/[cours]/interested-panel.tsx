import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Staff } from '@/lib/core/actor'
import { countInterestedInCourse } from '@/lib/interests/queries/list-interests'
import { hasRight } from '@/lib/staff/rules'
import type { Structure } from '@/lib/structures/queries'
import { isOpen } from '@/lib/structures/rules'
import { Panel } from '../../panel'

type Props = { actor: Staff; structure: Structure; courseId: string; hasNewDates: boolean }

/** Who waits for dates of a course: told of those that were just opened, by a message that one reads before it leaves ([2.E1]). */
export async function InterestedPanel({ actor, structure, courseId, hasNewDates }: Props) {
  const isWritten = isOpen(structure.settings.modules, 'gestion/envois') && hasRight(actor.role, 'messages.mass')
  if (!isWritten) return null
  const [offers, t] = await Promise.all([
    countInterestedInCourse(structure.id, courseId),
    getTranslations('interests.course'),
  ])
  if (offers.length === 0) return null
  return (
    <Panel id="interesses" title={t('title')}>
      {hasNewDates ? <Notice>{t('opened')}</Notice> : null}
      <ul className="grid gap-3">
        {offers.map(({ offerId, name, count }) => (
          <li key={offerId} className="flex flex-wrap items-center justify-between gap-3">
            <p>{t('text', { count, offer: name })}</p>
            <LinkButton
              href={`/${structure.slug}/gestion/envois/nouveau?offre=${offerId}`}
              look={hasNewDates ? undefined : 'quiet'}
              icon="mail"
            >
              {t('tell', { count })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
