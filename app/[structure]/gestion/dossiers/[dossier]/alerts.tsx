import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { describeAlerts } from '@/lib/finder/rules'
import { isLost } from '@/lib/messages/rules'
import { hasRight } from '@/lib/staff/rules'
import { loadActivity } from './load-activity'
import { loadMessages } from './load-messages'
import { loadMoney } from './load-money'
import type { PanelProps } from './panel'

/** What can't wait, above all the rest: each with where it is dealt with ([2.A2]). */
export async function Alerts({ actor, structure, file }: PanelProps) {
  const { id, slug, timeZone, currency } = structure
  const seesMoney = hasRight(actor.role, 'money.handle')
  const [money, follow, mails, now, t] = await Promise.all([
    seesMoney ? loadMoney(id, timeZone, file.id) : null,
    loadActivity(id, file.id, timeZone),
    loadMessages(actor, file.id),
    clock(),
    getTranslations('files.alerts'),
  ])
  const isMailLost = mails.rows[0] !== undefined && isLost(mails.rows[0].state)
  const facts = { file, dues: money?.dues ?? [], passes: follow.passes, lessons: follow.upcoming, isMailLost }
  const alerts = describeAlerts(facts, dayOf(now, timeZone))
  return alerts.map((alert) => {
    const values = {
      ...alert,
      amount: formatCents(alert.amountCents ?? 0, currency),
      day: alert.day ? formatNumericDay(alert.day) : '',
      count: alert.count ?? 0,
      name: alert.name ?? '',
    }
    const isMoney = alert.kind === 'bounced' || alert.kind === 'late'
    return (
      <Notice
        key={`${alert.kind}${alert.name ?? ''}`}
        kind={isMoney ? 'danger' : 'warning'}
        action={isMoney ? <a href={`/${slug}/gestion/relances`}>{t('toDunning')}</a> : undefined}
      >
        {t(`texts.${alert.kind}`, values)}
      </Notice>
    )
  })
}
