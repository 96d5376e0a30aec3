import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { formatDay, formatTime } from '@/lib/core/formatting'
import { stopAlertAction } from '@/lib/waiting-lists/actions'
import type { ShownAlert } from '@/lib/waiting-lists/queries/find-alert'

type Props = { slug: string; alerts: readonly ShownAlert[] }

/** The slots that a household asked to be told about, and a way to stop each ([1.F2]). */
export async function MyAlerts({ slug, alerts }: Props) {
  if (alerts.length === 0) return null
  const t = await getTranslations('waitingLists.alert')
  return (
    <section aria-labelledby="prevenir" className="grid gap-4">
      <h2 id="prevenir">{t('mine')}</h2>
      <List>
        {alerts.map((alert) => (
          <Alert key={alert.id} slug={slug} alert={alert} />
        ))}
      </List>
    </section>
  )
}

async function Alert({ slug, alert }: { slug: string; alert: ShownAlert }) {
  const t = await getTranslations('waitingLists.alert')
  const stop = (
    <ActionForm action={stopAlertAction}>
      <HiddenFields structure={slug} alert={alert.id} />
      <SubmitButton look="quiet" aria-label={t('stopOf', { pass: alert.pass })}>
        {t('stop')}
      </SubmitButton>
    </ActionForm>
  )
  return (
    <ListItem aside={stop}>
      <p>
        {t('what', { pass: alert.pass, teacher: alert.teacher ? t('with', { teacher: alert.teacher }) : t('withAny') })}
      </p>
      <p className="text-sm text-muted">
        {[t('days', { from: formatDay(alert.fromOn), until: formatDay(alert.untilOn) }), await hoursOf(alert)]
          .filter(Boolean)
          .join(', ')}{' '}
        · {alert.learner}
      </p>
    </ListItem>
  )
}

async function hoursOf({ earliestAt, latestAt }: ShownAlert): Promise<string> {
  const t = await getTranslations('waitingLists.alert')
  const [from, until] = [earliestAt && formatTime(earliestAt), latestAt && formatTime(latestAt)]
  if (from && until) return t('hoursBoth', { from, until })
  if (from) return t('hoursFrom', { from })
  return until ? t('hoursUntil', { until }) : ''
}
