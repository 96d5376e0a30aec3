import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import type { Viewer } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { listVisits } from '@/lib/impersonation/queries/list-visits'

/** When somebody of the office saw this portal as its member does, and with which role ([2.B3]). */
export async function TeamVisits({ actor, zone }: { actor: Viewer; zone: string }) {
  const [t, visits] = await Promise.all([getTranslations('impersonation.visits'), listVisits(actor)])
  if (visits.length === 0) return null
  return (
    <Card as="section" aria-labelledby="visites">
      <h2 id="visites" className="mb-2">
        {t('title')}
      </h2>
      <p className="mb-4 text-muted">{t('lead')}</p>
      <ul className="grid gap-2">
        {visits.map(({ id, startedAt, role }) => (
          <li key={id}>
            {t('line', { when: formatInstant(startedAt, zone), who: role ? t(`by.${role}`) : t('byTeam') })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
