import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { beginImpersonationAction } from '@/lib/impersonation/actions'
import { findPortalFacts } from '@/lib/impersonation/queries/find-portal-facts'
import { checkPortalSeen } from '@/lib/impersonation/rules'
import { impersonationMinutes } from '@/lib/impersonation/types'
import { rights, type StaffRole } from '@/lib/staff/types'
import type { PanelProps } from './panel'

const mayImpersonate = (role: StaffRole) => (rights['files.impersonate'] as readonly StaffRole[]).includes(role)

/** 'Se connecter en tant que…', on top of a file for the roles that may; the reason is asked ([2.B1]). */
export async function SeeAs({ actor, structure, file }: PanelProps) {
  if (!mayImpersonate(actor.role)) return null
  const facts = await findPortalFacts(structure.id, file.id)
  const verdict = facts ? checkPortalSeen(facts) : null
  if (!verdict) return null
  const t = await getTranslations('impersonation')
  if (!verdict.ok) return <p className="max-w-72 text-sm text-muted">{t(`refusals.${verdict.refusal}`)}</p>
  const { tellsImpersonated } = structure.settings.security
  return (
    <details className="relative">
      <summary className={buttonClass('quiet')}>{t('see.open')}</summary>
      <div className="z-20 mt-2 grid w-[min(26rem,calc(100vw-2rem))] gap-4 rounded-l border border-line bg-surface p-5 shadow-card sm:absolute sm:right-0">
        <h2 className="text-lg">{t('see.title', { ofName: ofName(`${file.firstName} ${file.lastName}`) })}</h2>
        <p className="text-sm text-muted">
          {t('see.text', { minutes: impersonationMinutes })} {tellsImpersonated ? t('see.told') : null}
        </p>
        <ActionForm action={beginImpersonationAction}>
          <HiddenFields structure={structure.slug} client={file.id} />
          <TextInput name="reason" label={t('see.reason')} help={t('see.reasonHelp')} required maxLength={200} />
          <div>
            <SubmitButton pendingLabel={t('see.pending')}>{t('see.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  )
}
