import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { endSessionAction } from '@/lib/accounts/actions'
import type { SessionOfMine } from '@/lib/accounts/queries'
import { describeDevice } from '@/lib/accounts/rules'
import { formatInstant } from '@/lib/core/formatting'

type Props = { slug: string; zone: string; sessions: SessionOfMine[] }

/** Where I am logged in: one form, whose buttons end one device or all the others, so that its answer stays ([6.S2]). */
export async function Devices({ slug, zone, sessions }: Props) {
  const t = await getTranslations('accounts.profile')
  return (
    <Card as="section" aria-labelledby="appareils">
      <h2 id="appareils" className="mb-2">
        {t('devices')}
      </h2>
      <p className="mb-4 text-muted">{t('devicesLead')}</p>
      <ActionForm action={endSessionAction}>
        <HiddenFields structure={slug} />
        <ul className="divide-y divide-line border-y border-line">
          {sessions.map((session) => (
            <Device key={session.id} zone={zone} session={session} />
          ))}
        </ul>
        {sessions.length > 1 ? (
          <div>
            <SubmitButton look="danger" name="session" value="others">
              {t('endOthers')}
            </SubmitButton>
          </div>
        ) : null}
      </ActionForm>
    </Card>
  )
}

async function Device({ zone, session }: { zone: string; session: SessionOfMine }) {
  const t = await getTranslations('accounts.profile')
  const known = describeDevice(session.userAgent)
  const device = known ? t('device', known) : t('unknownDevice')
  const when = formatInstant(session.lastSeenAt, zone)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium">{device}</p>
        <p className="text-sm text-muted">{t('lastSeen', { when })}</p>
      </div>
      {session.isCurrent ? (
        <Tag kind="positive">{t('thisDevice')}</Tag>
      ) : (
        <SubmitButton look="quiet" name="session" value={session.id} aria-label={t('endSessionOf', { device, when })}>
          {t('endSession')}
        </SubmitButton>
      )}
    </li>
  )
}
