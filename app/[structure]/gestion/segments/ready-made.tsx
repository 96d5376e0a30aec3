import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { clock } from '@/lib/core/clock'
import { ofName } from '@/lib/core/elision'
import { dayOf } from '@/lib/core/time'
import { listLocationAddresses } from '@/lib/segments/queries/list-choices'
import { listReadyMade } from '@/lib/segments/rules'
import { describeDraft, groupOf } from '@/lib/segments/schema'
import type { Structure } from '@/lib/structures/queries'

type Props = { path: string; structure: Structure }

/** Queries that many ask, each opened in the builder, where it may be changed ([2.D3]). */
export async function ReadyMade({ path, structure }: Props) {
  const [t, addresses, now] = await Promise.all([
    getTranslations('segments'),
    listLocationAddresses(structure.id),
    clock(),
  ])
  const ready = listReadyMade(structure.settings.modules, addresses, dayOf(now, structure.timeZone))
  return (
    <section aria-labelledby="prets" className="grid gap-4">
      <h2 id="prets" className="text-xl">
        {t('ready')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {ready.map(({ kind, query, town = '' }) => (
          <Card as="li" key={`${kind}.${town}`} className="grid content-start gap-1">
            <a href={`${path}?${describeDraft(groupOf(query))}`} className="font-semibold">
              {t(`readyMade.${kind}.title`, { ofTown: ofName(town) })}
            </a>
            <p className="text-muted">{t(`readyMade.${kind}.text`, { ofTown: ofName(town) })}</p>
          </Card>
        ))}
      </ul>
    </section>
  )
}
