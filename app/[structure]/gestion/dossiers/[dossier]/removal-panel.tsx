import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { Panel, type PanelProps } from './panel'

/** On top of a file whose client left: since when, and how they come back ([2.A6]). */
export async function DeactivatedNotice({ actor, structure, file }: PanelProps) {
  if (file.status !== 'deactivated' || !file.deactivatedAt) return null
  const t = await getTranslations('removals.restore')
  const path = `/${structure.slug}/gestion/dossiers/${file.number}/restaurer`
  const day = formatNumericDay(dayOf(file.deactivatedAt, structure.timeZone))
  const mayRestore = hasRight(actor.role, 'files.remove')
  return (
    <Notice
      kind="warning"
      action={
        mayRestore ? (
          <LinkButton look="quiet" href={path}>
            {t('link')}
          </LinkButton>
        ) : undefined
      }
    >
      {t('banner', { day })}
    </Notice>
  )
}

/** The way to remove a client at their request ([2.A6]). */
export async function RemovalPanel({ actor, structure, file }: PanelProps) {
  if (!hasRight(actor.role, 'files.remove') || file.status !== 'active') return null
  const t = await getTranslations('removals.office')
  return (
    <Panel id="retrait" title={t('panel')}>
      <p className="text-muted">{t('panelText')}</p>
      <p>
        <a href={`/${structure.slug}/gestion/dossiers/${file.number}/retirer`}>{t('link')}</a>
      </p>
    </Panel>
  )
}
