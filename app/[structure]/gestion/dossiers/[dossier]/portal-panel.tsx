import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { inviteToPortalAction } from '@/lib/client-files/actions'
import { findPortal } from '@/lib/client-files/queries/find-portal'
import type { Portal } from '@/lib/client-files/types'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { Panel, type PanelProps } from './panel'

/** How the client gets in, and their invitation ([2.A12]). */
export async function PortalPanel({ actor, structure, file }: PanelProps) {
  const t = await getTranslations('people.portal')
  const portal = await findPortal(actor, file.id)
  const canInvite = file.status === 'active' && (portal.state === 'none' || portal.state === 'invited')
  return (
    <Panel id="portail" title={t('title')}>
      <p className="min-w-0 break-words">{await describe(portal, structure.timeZone)}</p>
      {canInvite ? (
        <ActionForm action={inviteToPortalAction}>
          <HiddenFields structure={structure.slug} dossier={file.id} />
          {file.email ? null : (
            <TextInput name="email" type="email" label={t('email')} help={t('emailHelp')} required autoComplete="off" />
          )}
          <div>
            <SubmitButton look="quiet" pendingLabel={t('pending')}>
              {t(portal.state === 'none' ? 'invite' : 'again')}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  )
}

async function describe(portal: Portal, zone: string): Promise<string> {
  const t = await getTranslations('people.portal')
  if (portal.state === 'none') return t('none')
  const { email } = portal
  if (portal.state === 'suspended') return t('suspended', { email })
  if (portal.state === 'open') {
    return portal.since ? t('open', { email, day: formatDay(dayOf(portal.since, zone)) }) : t('openNoDay', { email })
  }
  if (!portal.invitedAt) return t('invitedSoon', { email })
  const day = formatDay(dayOf(portal.invitedAt, zone))
  return portal.until
    ? t('invited', { email, day, until: formatDay(dayOf(portal.until, zone)) })
    : t('invitedLate', { email, day })
}
