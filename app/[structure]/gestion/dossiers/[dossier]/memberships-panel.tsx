import { getTranslations } from 'next-intl/server'
import { MembershipTable } from '@/components/memberships/membership-table'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { listMembershipsOfFile } from '@/lib/memberships/queries'
import { hasRight } from '@/lib/staff/rules'
import { Panel, type PanelProps } from './panel'

/** The memberships that the file bought, and whose they are ([2.A2]). */
export async function MembershipsPanel({ actor, structure, file }: PanelProps) {
  const [memberships, now, t] = await Promise.all([
    listMembershipsOfFile(structure.id, file.id),
    clock(),
    getTranslations('files.memberships'),
  ])
  if (memberships.length === 0) return null
  return (
    <Panel id="adhesions" title={t('title')}>
      <MembershipTable
        memberships={memberships}
        today={dayOf(now, structure.timeZone)}
        zone={structure.timeZone}
        hidesMoney={!hasRight(actor.role, 'money.handle')}
      />
    </Panel>
  )
}
