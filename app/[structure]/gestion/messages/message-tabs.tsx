import { getTranslations } from 'next-intl/server'
import { SubNav } from '@/components/ui/sub-nav'
import type { Staff } from '@/lib/core/actor'
import { countFailures } from '@/lib/deliveries/queries/list-failures'
import { hasRight } from '@/lib/staff/rules'

/** The log, and what waits for somebody, with how much of it ([2.C2]). */
export async function MessageTabs({ actor, slug }: { actor: Staff; slug: string }) {
  const [{ addresses, troubles }, t] = await Promise.all([countFailures(actor), getTranslations('deliveries.tabs')])
  const path = `/${slug}/gestion/messages`
  const items = [
    { href: path, label: t('log'), deep: false },
    { href: `${path}/adresses`, label: t('addresses'), count: addresses },
    ...(hasRight(actor.role, 'messages.troubles')
      ? [{ href: `${path}/a-traiter`, label: t('troubles'), count: troubles }]
      : []),
  ]
  return <SubNav label={t('label')} items={items} />
}
